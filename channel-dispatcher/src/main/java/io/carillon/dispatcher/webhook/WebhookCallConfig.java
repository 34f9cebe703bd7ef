package io.carillon.dispatcher.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds on calls to tenants' webhook endpoints. */
@ConfigMapping(prefix = "carillon.webhook-call")
public interface WebhookCallConfig {

    /** How long one call may take, from looking up the name to the answer's last byte. */
    @WithDefault("15s")
    Duration timeout();

    /** Calls to one endpoint at the same time. */
    @WithDefault("8")
    int perEndpoint();

    /** How much of an endpoint's answer is kept, in bytes. */
    @WithDefault("1024")
    int excerptBytes();
}
