package io.carillon.core.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long deliveries may take and how they are tried again. */
@ConfigMapping(prefix = "carillon.delivery")
public interface DeliveryConfig {

    /** Wait before the second attempt; doubles with every further one. */
    @WithDefault("2s")
    Duration retryFirst();

    /** Longest wait between attempts. */
    @WithDefault("15m")
    Duration retryLongest();

    /** Attempts at most. */
    @WithDefault("20")
    int maxAttempts();

    /** Time budget of the critical lane: a login code is worthless after it. */
    @WithDefault("5m")
    Duration budgetCritical();

    /** Time budget of the normal and bulk lanes. */
    @WithDefault("24h")
    Duration budget();

    /** After how long without an outcome a critical delivery is asked for again. */
    @WithDefault("1m")
    Duration silenceCritical();

    /** After how long without an outcome a normal delivery is asked for again. */
    @WithDefault("10m")
    Duration silenceNormal();

    /** After how long without an outcome a bulk delivery is asked for again; its lane may be long. */
    @WithDefault("6h")
    Duration silenceBulk();
}
