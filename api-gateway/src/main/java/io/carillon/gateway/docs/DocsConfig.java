package io.carillon.gateway.docs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** The merged OpenAPI document and its page. */
@ConfigMapping(prefix = "carillon.docs")
public interface DocsConfig {

    /** Whether {@code /openapi} and {@code /docs} exist. */
    @WithDefault("true")
    boolean enabled();

    /** Where the gateway is reached from outside. */
    @WithDefault("http://localhost:8080")
    URI publicUrl();

    /** Where people sign in. */
    @WithDefault("http://localhost:18080/realms/carillon/protocol/openid-connect/auth")
    URI authorizationUrl();

    /** Where tokens are given. */
    @WithDefault("http://localhost:18080/realms/carillon/protocol/openid-connect/token")
    URI tokenUrl();

    /** How often the services' documents are fetched again. */
    @WithDefault("30s")
    Duration refresh();

    /** How soon a service is asked again that gave none. */
    @WithDefault("2s")
    Duration retry();
}
