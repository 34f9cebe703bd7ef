package io.carillon.core.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.carillon.core.webhook.EndpointState.DisabledReason;
import java.time.Instant;
import java.util.Optional;

/**
 * How an endpoint fares.
 *
 * @param enabled whether it is told anything: neither its tenant switched it off nor Carillon
 * @param disabledReason {@code tenant}, {@code gone} (it answered 410) or {@code failing} (every call failed for days)
 * @param disabledAt when Carillon disabled it
 * @param failingSince since when every call fails
 * @param pausedUntil until when it is left alone because it asked for less
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HealthView(
        boolean enabled,
        String disabledReason,
        Instant disabledAt,
        Instant failingSince,
        Instant pausedUntil,
        Instant lastSuccessAt) {
    private static final String BY_TENANT = "tenant";

    static HealthView of(EndpointState state, boolean isSwitchedOn, Instant now) {
        String reason = Optional.ofNullable(state.disabledReason())
                .map(DisabledReason::code)
                .orElse(isSwitchedOn ? null : BY_TENANT);
        return new HealthView(
                reason == null,
                reason,
                state.disabledAt(),
                state.failingSince(),
                state.pausedUntil() == null || !state.pausedUntil().isAfter(now) ? null : state.pausedUntil(),
                state.lastSuccessAt());
    }
}
