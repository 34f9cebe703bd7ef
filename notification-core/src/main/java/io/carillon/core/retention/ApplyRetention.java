package io.carillon.core.retention;

import io.carillon.core.deadletter.StoredLetter;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Makes the partitions of the months ahead, drops those the suite's policy is done with, and deletes the rows that a
 * tenant's own policy is done with. One replica at a time; each batch is a transaction of its own, so stopping anywhere
 * loses nothing. What is still to happen stays, however old: a partition waits for its last open delivery.
 */
@ApplicationScoped
class ApplyRetention {
    private static final Logger LOG = Logger.getLogger(ApplyRetention.class);

    private final Pool pipeline;
    private final RetentionRepository retention;
    private final WebhookRetentionRepository webhooks;
    private final TenantConfigs configs;
    private final RetentionConfig policy;
    private final Clock clock;
    private final MeterRegistry registry;

    ApplyRetention(
            @ReactiveDataSource("pipeline") Pool pipeline,
            RetentionRepository retention,
            WebhookRetentionRepository webhooks,
            TenantConfigs configs,
            RetentionConfig policy,
            Clock clock,
            MeterRegistry registry) {
        this.pipeline = pipeline;
        this.retention = retention;
        this.webhooks = webhooks;
        this.configs = configs;
        this.policy = policy;
        this.clock = clock;
        this.registry = registry;
    }

    /** Applies all policies once; false when another replica is at it. */
    Uni<Boolean> apply() {
        Instant now = clock.instant();
        return retention.alone(pipeline, client -> retention
                .makePartitions(client, policy.monthsAhead())
                .invoke(this::warn)
                .chain(() -> dropPartitions(client, now))
                .chain(() -> deleteGuards(client, now))
                .chain(() -> deleteOfTenants(client, now)));
    }

    private Uni<Void> dropPartitions(SqlClient client, Instant now) {
        return retention
                .oldestOpen(client, ago(now, policy.notificationDays()))
                .chain(before -> retention.dropPartitions(client, false, before))
                .invoke(ApplyRetention::log)
                .chain(() -> retention.dropPartitions(client, true, ago(now, policy.inboxDays())))
                .invoke(ApplyRetention::log)
                .chain(() -> webhooks.dropPartitions(client, ago(now, policy.webhookDays())))
                .invoke(ApplyRetention::log)
                .replaceWithVoid();
    }

    private Uni<Void> deleteGuards(SqlClient client, Instant now) {
        int batch = policy.batch();
        Instant notifications = ago(now, policy.notificationDays());
        return untilDone(() -> retention.deleteKeys(client, now.minus(policy.idempotencyKeys()), batch))
                .chain(() -> untilDone(() -> retention.deleteRepeats(client, notifications, batch)))
                .chain(() -> untilDone(() -> retention.deleteCancellations(client, notifications, batch)))
                .chain(() -> untilDone(() -> retention.deleteAnswers(client, notifications, batch)))
                .chain(() ->
                        untilDone(() -> retention.deleteInboxChanges(client, now.minus(policy.inboxChanges()), batch)))
                .chain(() -> untilDone(() -> retention.deleteDeadLetters(
                        client, StoredLetter.PLATFORM, ago(now, policy.deadLetterDays()), batch)));
    }

    private Uni<Void> deleteOfTenants(SqlClient client, Instant now) {
        List<Cutoff> cutoffs = configs.all().stream()
                .map(tenant -> Cutoff.of(tenant, policy, now))
                .toList();
        return Multi.createFrom()
                .iterable(cutoffs)
                .onItem()
                .transformToUniAndConcatenate(cutoff -> deleteOf(client, cutoff, now))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> deleteOf(SqlClient client, Cutoff cutoff, Instant now) {
        int batch = policy.batch();
        TenantId tenant = cutoff.tenant();
        return untilDone(() -> retention.deleteNotifications(client, tenant, cutoff.notifications(), batch))
                .chain(() -> untilDone(() -> retention.deleteBatchRows(client, tenant, cutoff.notifications(), batch)))
                .chain(() -> untilDone(() -> retention.deleteBatches(client, tenant, cutoff.notifications(), batch)))
                .chain(() -> untilDone(() -> retention.deleteInbox(client, tenant, cutoff.inbox(), batch)))
                .chain(() -> untilDone(() -> retention.deleteDeadLetters(client, tenant, cutoff.deadLetters(), batch)))
                .chain(() -> untilDone(() -> webhooks.deleteMessages(client, tenant, cutoff.webhooks(), batch)))
                .chain(() ->
                        untilDone(() -> retention.deleteStats(client, tenant, ago(now, policy.statsDays()), batch)));
    }

    private Uni<Void> untilDone(Supplier<Uni<Integer>> deletion) {
        return deletion.get()
                .chain(deleted -> deleted < policy.batch() ? Uni.createFrom().voidItem() : untilDone(deletion));
    }

    private static Instant ago(Instant now, int days) {
        return now.minus(Duration.ofDays(days));
    }

    private void warn(List<String> skipped) {
        registry.counter("carillon.retention.partitions.skipped").increment(skipped.size());
        if (!skipped.isEmpty()) {
            LOG.warnf("rows of the default partition stand in the way of %s; they stay there", skipped);
        }
    }

    private static void log(List<String> dropped) {
        if (!dropped.isEmpty()) {
            LOG.infof("retention dropped %s", dropped);
        }
    }
}
