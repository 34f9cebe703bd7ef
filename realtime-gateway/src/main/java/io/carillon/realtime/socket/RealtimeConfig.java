package io.carillon.realtime.socket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How sockets are kept. */
@ConfigMapping(prefix = "carillon.realtime")
public interface RealtimeConfig {

    /** Where notification-core is. */
    @WithDefault("http://localhost:8081")
    URI coreUrl();

    /** How long core may take to answer; the welcome goes out without unread count otherwise. */
    @WithDefault("2s")
    Duration coreTimeout();

    /** Kept-alive connections to core, at most. */
    @WithDefault("32")
    int coreConnections();

    /** How long a socket may stay without a token. */
    @WithDefault("5s")
    Duration helloTimeout();

    /** Frames on their way to one socket, at most; beyond, it is closed as too slow. */
    @WithDefault("1024")
    int outstandingFrames();

    /** Characters on their way to one socket, at most; beyond, it is closed as too slow. */
    @WithDefault("1048576")
    long outstandingCharacters();

    /** How often a client is asked whether it is there. */
    @WithDefault("25s")
    Duration pingEvery();

    /** How long nothing may be heard of a client before its socket is given up. */
    @WithDefault("70s")
    Duration silence();

    /** Sockets of one user on one replica, at most. */
    @WithDefault("20")
    int socketsOfUser();

    /** Sockets of one tenant on one replica, at most. */
    @WithDefault("20000")
    int socketsOfTenant();

    /** Origins besides our own whose pages may connect, for every tenant; {@code *} for any. */
    Optional<List<String>> allowedOrigins();

    /** How often a user's unread count is told at most. */
    @WithDefault("100ms")
    Duration unreadEvery();

    /** How long a change may be missing in the order of an inbox before core is asked for it. */
    @WithDefault("300ms")
    Duration gapPatience();

    /** Changes that a socket may have missed and still gets one by one; beyond, it lists its inbox. At most 500. */
    @WithDefault("500")
    int resumeMost();

    /** Over which time clients are told to come back when a replica stops. */
    @WithDefault("10s")
    Duration restartSpread();
}
