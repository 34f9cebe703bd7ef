package io.carillon.core.webhook;

import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.WebhookEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What becomes of what waits for an endpoint. */
sealed interface EndpointFate {
    /** The endpoint. */
    EndpointState state();

    /** Before when it need not be looked into again. */
    Instant earliest();

    /** Its messages go out as far as there is room. */
    record Go(EndpointState state, Instant earliest) implements EndpointFate {}

    /** Its messages wait on. */
    record Hold(EndpointState state, Instant earliest) implements EndpointFate {}

    /** Its messages end, to be replayed if somebody wants to. */
    record End(EndpointState state, Instant earliest, EndCode code) implements EndpointFate {}

    /**
     * Decides. An endpoint that the tenant switched off or deleted gets the benefit of the doubt for a while, because this
     * replica's configuration may be older than the one the messages were made with. Pure.
     */
    static EndpointFate of(
            EndpointState state,
            Optional<TenantConfigPublished> config,
            Optional<WebhookEndpoint> endpoint,
            WebhookConfig times,
            Instant now) {
        Instant soon = now.plusSeconds(1);
        if (state.disabledAt() != null) {
            return new End(state, soon, EndCode.ENDPOINT_DISABLED);
        }
        if (config.isEmpty() || !config.get().active()) {
            return new Hold(state, now.plus(times.holdFor()));
        }
        if (endpoint.isPresent() && endpoint.get().enabled()) {
            return new Go(state, soon);
        }
        EndCode code = endpoint.isPresent() ? EndCode.ENDPOINT_DISABLED : EndCode.ENDPOINT_DELETED;
        return isLongAgo(state, times.goneAfter(), now)
                ? new End(state, soon, code)
                : new Hold(state, now.plus(times.holdFor()));
    }

    private static boolean isLongAgo(EndpointState state, Duration goneAfter, Instant now) {
        return state.lastMessageAt().plus(goneAfter).isBefore(now);
    }
}
