package io.carillon.core.preference;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How people leave with one click. */
@ConfigMapping(prefix = "carillon.unsubscribe")
public interface UnsubscribeConfig {

    /** Where the world reaches the gateway; addresses in mail begin with it. */
    @WithDefault("http://localhost:8080")
    String publicUrl();

    /**
     * Keys that sign unsubscribe addresses, as {@code keyId:base64of32bytes[,…]}; the first one signs, all are accepted.
     * Without any, a key derived from the one that signs ids does.
     */
    Optional<String> keys();
}
