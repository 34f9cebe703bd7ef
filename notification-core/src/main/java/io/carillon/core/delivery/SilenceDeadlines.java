package io.carillon.core.delivery;

import io.carillon.events.Lane;
import java.time.Duration;

/** How long the dispatcher may stay silent about a delivery before core asks again. */
public record SilenceDeadlines(Duration critical, Duration normal, Duration bulk) {

    /** Takes the deadlines from configuration. */
    public static SilenceDeadlines of(DeliveryConfig config) {
        return new SilenceDeadlines(config.silenceCritical(), config.silenceNormal(), config.silenceBulk());
    }

    /** The lane's deadline. */
    public Duration of(Lane lane) {
        return switch (lane) {
            case CRITICAL -> critical;
            case NORMAL -> normal;
            case BULK -> bulk;
        };
    }
}
