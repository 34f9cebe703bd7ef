package io.carillon.dispatcher.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How polls are worked off. */
@ConfigMapping(prefix = "carillon.dispatch")
public interface DispatchConfig {

    /** Deliveries of one lane in this process' hands; while there are as many, no more are read from Kafka. */
    @WithDefault("2000")
    int openDeliveries();

    /** Outcomes published together at most. */
    @WithDefault("100")
    int outcomeWindow();

    /** How long finished outcomes wait for slower ones of the same poll before they are published. */
    @WithDefault("20ms")
    Duration outcomeDelay();
}
