package io.carillon.gateway.forwarding;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How requests are carried to the services. */
@ConfigMapping(prefix = "carillon.gateway")
public interface GatewayConfig {

    /** Where the services are. */
    Addresses upstream();

    /** Largest request body, unless the route says otherwise. */
    @WithDefault("1M")
    MemorySize maxBody();

    /** Kept-alive connections to one service, at most. */
    @WithDefault("256")
    int connections();

    /** Requests that may wait for a free connection; beyond, the service counts as unavailable. */
    @WithDefault("1024")
    int waiting();

    /** Open WebSockets, at most. */
    @WithDefault("16384")
    int tunnels();

    /** How long reaching a service may take, waiting for a free connection included. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** How long a service may stay silent before the request is given up. */
    @WithDefault("30s")
    Duration answerTimeout();

    /** Base addresses of the services. */
    interface Addresses {

        /** notification-core. */
        @WithDefault("http://localhost:8081")
        URI core();

        /** tenant-admin. */
        @WithDefault("http://localhost:8083")
        URI admin();

        /** channel-dispatcher. */
        @WithDefault("http://localhost:8082")
        URI dispatcher();

        /** realtime-gateway. */
        @WithDefault("http://localhost:8084")
        URI realtime();
    }
}
