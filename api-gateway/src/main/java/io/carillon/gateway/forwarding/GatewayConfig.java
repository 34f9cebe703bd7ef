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

    /** Over how long the closing of open WebSockets is spread when this gateway drains; less than the shutdown's delay. */
    @WithDefault("500ms")
    Duration drainSpread();

    /** How long reaching a service may take, waiting for a free connection included. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** How long a service may stay silent before the request is given up, on routes that ask for no token. */
    @WithDefault("30s")
    Duration answerTimeout();

    /** The same for callers with a token, by class of route. */
    AnswerTimeouts answerTimeouts();

    /** Requests in a row that a service refused or broke off before it is left alone. */
    @WithDefault("10")
    int breakerFailures();

    /** The same for requests that waited their whole time while nobody was answered; each class of route counts its own. */
    @WithDefault("3")
    int breakerTimeouts();

    /** How long such a service is left alone; then one request tries, alone until it has ended. */
    @WithDefault("1s")
    Duration breakerRest();

    /** By class of route. */
    interface AnswerTimeouts {

        /** Sending to one recipient, and keeping subscribers. */
        @WithDefault("10s")
        Duration send();

        /** Creating batches and filling them. */
        @WithDefault("30s")
        Duration batch();

        /** Uploading and steering bulk jobs. */
        @WithDefault("2m")
        Duration bulk();

        /** Reading, whatever the class, and what users do with their inbox. */
        @WithDefault("10s")
        Duration read();

        /** The admin API, which tries providers out. */
        @WithDefault("60s")
        Duration admin();
    }

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
