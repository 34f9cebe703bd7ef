package io.carillon.gateway.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many requests a minute are let in. Nothing here needs a restart of another service. */
@ConfigMapping(prefix = "carillon.limits")
public interface LimitConfig {

    /** Whether requests are counted at all. */
    @WithDefault("true")
    boolean enabled();

    /** Where the counters are: {@code redis://host:port} or {@code rediss://host:port}. */
    @WithDefault("redis://localhost:16379")
    String redis();

    /** Requests that may wait for an answer of Redis; beyond, they go on uncounted. */
    @WithDefault("4096")
    int waiting();

    /** Requests a minute of one tenant where its own settings name no limit, by class of route. */
    Requests requests();

    /** Requests a minute from one address to routes that ask for no token (IPv6: from one /64). */
    Addresses addresses();

    /** How long a request waits for Redis before it is let in uncounted. */
    @WithDefault("25ms")
    Duration patience();

    /** How long a bulk request waits for Redis before it is refused. */
    @WithDefault("500ms")
    Duration bulkPatience();

    /** How long Redis is left alone after it did not answer several times in a row. */
    @WithDefault("1s")
    Duration rest();

    /** By class of route; the token bucket holds a minute's worth. */
    interface Requests {

        /** Sending to one recipient, and keeping subscribers. */
        @WithDefault("600000")
        int send();

        /** Creating batches and filling them. */
        @WithDefault("60000")
        int batch();

        /** Uploading and steering bulk jobs. */
        @WithDefault("600")
        int bulk();

        /** Reading, and what users do with their inbox. */
        @WithDefault("600000")
        int read();

        /** The admin API. */
        @WithDefault("60000")
        int admin();
    }

    /** By what is asked for. */
    interface Addresses {

        /** Provider callbacks. */
        @WithDefault("60000")
        int webhooks();

        /** Opening WebSockets. */
        @WithDefault("60000")
        int sockets();

        /** Pages and documents, unsubscribing among them. */
        @WithDefault("6000")
        int pages();
    }
}
