package io.carillon.core.notification;

import io.carillon.core.ids.NotificationIds;
import io.carillon.core.ids.Uuid7;
import io.carillon.events.DataKind;
import io.carillon.events.TenantConfigPublished;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Tells an id whose request still waits in the log from one that was never given out, or whose rows are gone. */
@ApplicationScoped
class AcceptedIds {
    /** As long as the topics of requests keep a record: what was not planned by then never will be. */
    private static final Duration LOG_KEEPS = Duration.ofDays(7);

    private final NotificationIds ids;
    private final TenantConfigs configs;
    private final Clock clock;

    AcceptedIds(NotificationIds ids, TenantConfigs configs, Clock clock) {
        this.ids = ids;
        this.configs = configs;
        this.clock = clock;
    }

    /** Whether an id without rows may be one that planning has not come to yet. */
    boolean mayBePlannedYet(TenantId tenant, UUID id) {
        Instant accepted = Instant.ofEpochMilli(Uuid7.millis(id));
        return ids.isOurs(tenant, id) && accepted.plus(kept(tenant)).isAfter(clock.instant());
    }

    private Duration kept(TenantId tenant) {
        return configs.find(tenant)
                .map(TenantConfigPublished::retentionDays)
                .flatMap(days -> Optional.ofNullable(days.get(DataKind.NOTIFICATIONS)))
                .map(Duration::ofDays)
                .filter(shorter -> shorter.compareTo(LOG_KEEPS) < 0)
                .orElse(LOG_KEEPS);
    }
}
