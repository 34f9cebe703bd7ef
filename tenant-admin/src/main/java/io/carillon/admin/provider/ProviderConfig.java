package io.carillon.admin.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Provider accounts. */
@ConfigMapping(prefix = "carillon.provider")
public interface ProviderConfig {

    /** Where the suite is reached from outside; callback addresses begin with it. */
    @WithDefault("http://localhost:8080")
    URI publicUrl();

    /** How long the check of an account may take. */
    @WithDefault("10s")
    Duration testTimeout();

    /** Name server that the check of an account asks for DKIM keys, {@code dns://host:port}; else the machine's own. */
    Optional<URI> dnsServer();
}
