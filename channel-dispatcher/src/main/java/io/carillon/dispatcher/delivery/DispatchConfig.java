package io.carillon.dispatcher.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How polls are worked off. */
@ConfigMapping(prefix = "carillon.dispatch")
public interface DispatchConfig {

    /** Deliveries of one channel and lane that are with providers at the same time. */
    @WithDefault("64")
    int concurrency();

    /** Outcomes published together at most. */
    @WithDefault("100")
    int outcomeWindow();

    /** How long finished outcomes wait for slower ones of the same poll before they are published. */
    @WithDefault("20ms")
    Duration outcomeDelay();
}
