package io.carillon.gateway.pace;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How slow a caller may be. */
@ConfigMapping(prefix = "carillon.pace")
public interface PaceConfig {

    /** How long the first request of a connection may take to arrive, up to the end of its headers. */
    @WithDefault("10s")
    Duration headTimeout();

    /** The same for every further request, counted from the answer before. */
    @WithDefault("75s")
    Duration keepAlive();

    /** How long a body may take to get going. */
    @WithDefault("10s")
    Duration bodyGrace();

    /** What must come each second on average afterwards, while we are ready to take it. */
    @WithDefault("1K")
    MemorySize bodyPerSecond();
}
