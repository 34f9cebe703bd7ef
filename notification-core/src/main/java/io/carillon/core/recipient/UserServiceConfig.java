package io.carillon.core.recipient;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** An external service that knows how to reach people whom Carillon's own store does not know well enough. */
@ConfigMapping(prefix = "carillon.user-service")
public interface UserServiceConfig {

    /** Address that look-ups are posted to; without one there is no user service. */
    Optional<String> url();

    /** Token endpoint for OAuth2 client credentials; without one look-ups carry no token. */
    Optional<String> tokenUrl();

    /** Client id. */
    Optional<String> clientId();

    /** Client secret. */
    Optional<String> clientSecret();

    /** Scope to ask for. */
    Optional<String> scope();

    /** How long a look-up may take; a poll waits no longer than this. */
    @WithDefault("1s")
    Duration timeout();

    /** People in one look-up at most. */
    @WithDefault("100")
    int batch();

    /** How long answers are remembered in Redis. */
    @WithDefault("5m")
    Duration cacheFor();

    /** Failures in a row after which the service is left alone. */
    @WithDefault("3")
    int breakerFailures();

    /** How long it is left alone before one look-up tries again. */
    @WithDefault("5s")
    Duration breakerPause();

    /** Wait before a request whose recipient could not be resolved is planned again; doubles every time. */
    @WithDefault("2s")
    Duration retryFirst();

    /** Longest such wait. */
    @WithDefault("30s")
    Duration retryLongest();
}
