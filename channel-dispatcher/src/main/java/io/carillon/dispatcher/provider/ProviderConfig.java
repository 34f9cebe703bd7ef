package io.carillon.dispatcher.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds on calls to providers. */
@ConfigMapping(prefix = "carillon.provider")
public interface ProviderConfig {

    /** How long one call to one account may take, connecting included. */
    @WithDefault("10s")
    Duration callTimeout();

    /** How long a connection may take to be there. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** Largest answer read from a provider, in bytes. */
    @WithDefault("65536")
    int answerBytes();

    /** Connections kept to each provider host over HTTP. */
    @WithDefault("200")
    int httpConnections();
}
