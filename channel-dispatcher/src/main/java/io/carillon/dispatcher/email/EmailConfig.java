package io.carillon.dispatcher.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How mail leaves the house. */
@ConfigMapping(prefix = "carillon.email")
public interface EmailConfig {

    /** Right side of every Message-ID; name a domain of yours. */
    @WithDefault("carillon.local")
    String messageIdDomain();

    /** Name given to SMTP servers in EHLO. */
    @WithDefault("carillon.local")
    String ownHostname();

    /** SMTP connections kept for an account that names no {@code poolSize}. */
    @WithDefault("10")
    int poolSize();

    /** How long an SMTP connection may be silent before it is closed; frees connections whose server hangs. */
    @WithDefault("15s")
    Duration idleTimeout();

    /** How long the connections of a changed account stay open for what is in flight. */
    @WithDefault("30s")
    Duration retireAfter();
}
