package io.carillon.dispatcher.push;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How push messages leave the house. */
@ConfigMapping(prefix = "carillon.push")
public interface PushConfig {

    /** What speaks to Firebase: {@code sdk}, its own library and the usual one, or {@code http}, all that native images have. */
    Optional<String> client();

    /** How long a device may report what it received. */
    @WithDefault("7d")
    Duration receiptWindow();

    /** How long what is in flight on a changed account may take. */
    @WithDefault("30s")
    Duration retireAfter();
}
