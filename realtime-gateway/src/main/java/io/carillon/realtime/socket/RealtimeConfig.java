package io.carillon.realtime.socket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How sockets are kept. */
@ConfigMapping(prefix = "carillon.realtime")
public interface RealtimeConfig {

    /** Where notification-core is. */
    @WithDefault("http://localhost:8081")
    URI coreUrl();

    /** How long core may take to count unread notifications; the welcome goes out without them otherwise. */
    @WithDefault("1s")
    Duration coreTimeout();

    /** Kept-alive connections to core, at most. */
    @WithDefault("32")
    int coreConnections();

    /** How long a socket may stay without a token. */
    @WithDefault("5s")
    Duration helloTimeout();

    /** Frames on their way to one socket, at most; beyond, it is closed as too slow. */
    @WithDefault("256")
    int outstandingFrames();
}
