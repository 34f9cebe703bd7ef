package io.carillon.gateway.origin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How pages of other origins are answered. */
@ConfigMapping(prefix = "carillon.origins")
public interface OriginConfig {

    /** Where the gateway is reached from outside; its pages may always call. */
    @WithDefault("http://localhost:8080")
    URI publicUrl();

    /** How long browsers may remember that they may ask. */
    @WithDefault("10m")
    Duration maxAge();
}
