package io.carillon.dispatcher.provider;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Where tenants rehearse. */
@ConfigMapping(prefix = "carillon.sandbox")
public interface SandboxConfig {

    /** Root of the provider simulators that deliveries of sandboxed tenants go to; without it they fail. */
    Optional<URI> simulator();
}
