package io.carillon.core.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the suite keeps data; a tenant may have its own kept shorter, never longer. */
@ConfigMapping(prefix = "carillon.retention")
public interface RetentionConfig {

    /** How often a replica looks for what is too old. */
    @WithDefault("1h")
    Duration every();

    /** Days that notifications, their deliveries and timelines are kept, and batches after their end. */
    @WithDefault("90")
    int notificationDays();

    /** Days that inbox entries are kept. */
    @WithDefault("180")
    int inboxDays();

    /** Days that dead letters are kept. */
    @WithDefault("30")
    int deadLetterDays();

    /** Days that what webhook endpoints were told is kept. */
    @WithDefault("30")
    int webhookDays();

    /** Days that hourly counts are kept. */
    @WithDefault("400")
    int statsDays();

    /** How long an idempotency key is remembered. */
    @WithDefault("24h")
    Duration idempotencyKeys();

    /** How long changes of inboxes are kept, for sockets that were away; who was away for longer lists the inbox anew. */
    @WithDefault("7d")
    Duration inboxChanges();

    /** Rows that one statement deletes at most. */
    @WithDefault("1000")
    int batch();

    /** Months that have partitions ahead of the present one. */
    @WithDefault("3")
    int monthsAhead();
}
