package io.carillon.dispatcher.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How claims on attempts are kept. */
@ConfigMapping(prefix = "carillon.claims")
public interface ClaimConfig {

    /** How long a claim outlives its owner; longer than any restart, so that its copy is known to be one. */
    @WithDefault("5m")
    Duration lease();

    /** How long an attempt stays known as done. */
    @WithDefault("1h")
    Duration doneFor();

    /** How long an owner counts as alive after its last sign of life. */
    @WithDefault("3s")
    Duration liveness();

    /** How often an owner gives a sign of life. */
    @WithDefault("1s")
    Duration heartbeat();

    /** How long Redis may take before deliveries are sent without a claim. */
    @WithDefault("250ms")
    Duration patience();

    /** How long Redis may take to answer for the first time, connecting included. */
    @WithDefault("3s")
    Duration firstPatience();
}
