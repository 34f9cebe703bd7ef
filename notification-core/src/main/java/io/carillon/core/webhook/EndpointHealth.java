package io.carillon.core.webhook;

import io.carillon.core.webhook.EndpointState.DisabledReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What calls say about their endpoint: how long it has been failing, whether it asks to be left alone, whether there is
 * any use in going on. Pure.
 *
 * @param pause how long an endpoint is left alone that says it has enough, but not for how long
 * @param disableAfter how long every call must have failed
 * @param disableFailures how many calls must have failed
 */
record EndpointHealth(Duration pause, Duration disableAfter, int disableFailures) {

    static EndpointHealth of(WebhookConfig config) {
        return new EndpointHealth(config.throttlePause(), config.disableAfter(), config.disableFailures());
    }

    /** The endpoint after calls to it; failures of ours say nothing about it. */
    EndpointState after(EndpointState state, List<CallOutcome> outcomes) {
        EndpointState present = state;
        for (CallOutcome outcome : outcomes.stream()
                .filter(CallOutcome::isTheirs)
                .sorted(Comparator.comparing(CallOutcome::finishedAt))
                .toList()) {
            present = outcome.delivered() ? succeeded(present, outcome) : failed(present, outcome);
        }
        return present;
    }

    private static EndpointState succeeded(EndpointState state, CallOutcome outcome) {
        return new EndpointState(
                state.tenant(),
                state.endpointId(),
                state.pausedUntil(),
                state.lastMessageAt(),
                null,
                0,
                outcome.finishedAt(),
                state.disabledAt(),
                state.disabledReason());
    }

    private EndpointState failed(EndpointState state, CallOutcome outcome) {
        Instant since = state.failingSince() == null ? outcome.finishedAt() : state.failingSince();
        int failures = state.failures() + 1;
        DisabledReason reason = reason(state, outcome, since, failures);
        boolean isNew = state.disabledAt() == null && reason != null;
        return new EndpointState(
                state.tenant(),
                state.endpointId(),
                pausedUntil(state, outcome),
                state.lastMessageAt(),
                since,
                failures,
                state.lastSuccessAt(),
                isNew ? outcome.finishedAt() : state.disabledAt(),
                reason);
    }

    private DisabledReason reason(EndpointState state, CallOutcome outcome, Instant since, int failures) {
        if (state.disabledAt() != null) {
            return state.disabledReason();
        }
        if (outcome.isGone()) {
            return DisabledReason.GONE;
        }
        boolean isHopeless =
                failures >= disableFailures && !since.plus(disableAfter).isAfter(outcome.finishedAt());
        return isHopeless ? DisabledReason.FAILING : null;
    }

    private Instant pausedUntil(EndpointState state, CallOutcome outcome) {
        if (!outcome.isThrottled()) {
            return state.pausedUntil();
        }
        Instant until = outcome.finishedAt().plus(outcome.retryAfter() == null ? pause : outcome.retryAfter());
        return state.pausedUntil() == null || until.isAfter(state.pausedUntil()) ? until : state.pausedUntil();
    }
}
