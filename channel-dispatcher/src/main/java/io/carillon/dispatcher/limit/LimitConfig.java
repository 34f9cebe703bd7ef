package io.carillon.dispatcher.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When accounts are left alone, and how long deliveries wait for their turn. */
@ConfigMapping(prefix = "carillon.limits")
public interface LimitConfig {

    /** Failures in a row, over all replicas, after which an account is left alone. */
    @WithDefault("8")
    int breakerFailures();

    /** How long an account is left alone before it is tried with one delivery. */
    @WithDefault("5s")
    Duration breakerPause();

    /** How long at most, as the pause doubles with every trial that fails. */
    @WithDefault("1m")
    Duration breakerLongestPause();

    /** How long one replica may take for a trial before another may make one. */
    @WithDefault("15s")
    Duration trialLease();

    /** How often replicas read what the others found out about accounts. */
    @WithDefault("500ms")
    Duration refresh();

    /** How long Redis may take before this replica decides by what it knows itself. */
    @WithDefault("250ms")
    Duration patience();

    /** Deliveries of one lane that are with one account at the same time. */
    @WithDefault("32")
    int slots();

    /**
     * How long a delivery waits for a slot before it is handed back to be tried later. Longer than a call may take: while
     * an account gets on, what waits for it is Kafka's business, and only an account that hangs hands back.
     */
    @WithDefault("15s")
    Duration slotWait();

    /** How long a delivery waits for its turn under a rate before it is handed back to be tried later. */
    @WithDefault("5s")
    Duration longestWait();

    /** How much of a rate a replica takes for itself at a time. */
    @WithDefault("200ms")
    Duration rateSlice();
}
