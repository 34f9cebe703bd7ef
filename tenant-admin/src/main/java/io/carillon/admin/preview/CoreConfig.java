package io.carillon.admin.preview;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where test messages go. */
@ConfigMapping(prefix = "carillon.core")
public interface CoreConfig {

    /** Address of notification-core. */
    @WithDefault("http://localhost:8081")
    URI url();

    /** How long it may take to accept a message. */
    @WithDefault("10s")
    Duration timeout();
}
