package io.carillon.core.clock;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the clock looks at what is due. */
@ConfigMapping(prefix = "carillon.clock")
public interface ClockConfig {

    /** How often it looks. */
    @WithDefault("1s")
    Duration every();

    /** How long a delivery of a suspended tenant is held until the clock looks at it again. */
    @WithDefault("1m")
    Duration suspendedHold();
}
