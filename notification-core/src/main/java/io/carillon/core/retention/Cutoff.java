package io.carillon.core.retention;

import io.carillon.events.DataKind;
import io.carillon.events.TenantConfigPublished;
import io.carillon.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What of a tenant is too old: everything before these moments. Pure.
 */
record Cutoff(TenantId tenant, Instant notifications, Instant inbox, Instant deadLetters, Instant webhooks) {

    /** The suite's policy, shortened by the tenant's own. */
    static Cutoff of(TenantConfigPublished tenant, RetentionConfig suite, Instant now) {
        return new Cutoff(
                TenantId.of(tenant.tenantId()),
                before(now, tenant.retentionDays(), DataKind.NOTIFICATIONS, suite.notificationDays()),
                before(now, tenant.retentionDays(), DataKind.INBOX, suite.inboxDays()),
                before(now, tenant.retentionDays(), DataKind.DEAD_LETTERS, suite.deadLetterDays()),
                before(now, tenant.retentionDays(), DataKind.WEBHOOK_DELIVERIES, suite.webhookDays()));
    }

    private static Instant before(Instant now, Map<DataKind, Integer> own, DataKind kind, int suiteDays) {
        int days = Optional.ofNullable(own)
                .map(policy -> policy.get(kind))
                .filter(wanted -> wanted > 0)
                .map(wanted -> Math.min(wanted, suiteDays))
                .orElse(suiteDays);
        return now.minus(Duration.ofDays(days));
    }
}
