package io.carillon.gateway.accesslog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The log of requests. */
@ConfigMapping(prefix = "carillon.access-log")
public interface AccessLogConfig {

    /** Whether each request is logged when it has been answered. */
    @WithDefault("true")
    boolean enabled();
}
