package io.carillon.core.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How webhook endpoints are told. */
@ConfigMapping(prefix = "carillon.webhook")
public interface WebhookConfig {

    /** Waits between the tries of one message; one try more than there are waits. Each wait is lengthened by chance. */
    @WithDefault("5s,5m,30m,2h,5h,10h,14h,20h,24h")
    List<Duration> retryDelays();

    /** Messages of one endpoint that the dispatcher has in its hands at the same time. */
    @WithDefault("20")
    int inFlight();

    /** After how long without an outcome a try is asked for again. */
    @WithDefault("2m")
    Duration silence();

    /** How long an endpoint is left alone that says it has enough, but not for how long. */
    @WithDefault("10s")
    Duration throttlePause();

    /** How long every call must have failed until an endpoint is disabled. */
    @WithDefault("120h")
    Duration disableAfter();

    /** Failed calls in that time without which an endpoint is not disabled. */
    @WithDefault("10")
    int disableFailures();

    /** How long messages wait whose endpoint cannot be told now (switched off, tenant suspended), before another look. */
    @WithDefault("1m")
    Duration holdFor();

    /** How long an endpoint must have been gone or switched off before what waits for it ends. */
    @WithDefault("10m")
    Duration goneAfter();
}
