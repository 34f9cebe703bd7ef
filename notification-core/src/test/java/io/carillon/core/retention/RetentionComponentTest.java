package io.carillon.core.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.core.ids.Uuid7;
import io.carillon.events.DataKind;
import io.carillon.events.TenantConfigPublished;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import io.carillon.testkit.ConfigPublisher;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestTenant;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is too old goes; what is young, or still to happen, stays. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class RetentionComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant LONG_AGO = Instant.parse("2020-05-15T00:00:00Z");

    @Inject
    ApplyRetention retention;

    @Inject
    TenantConfigs configs;

    @Inject
    MeterRegistry registry;

    private TenantId tenant;

    @BeforeEach
    void aTenantThatKeepsNotificationsForTenDays() {
        CoreTest.configure();
        TestTenant fresh = TestTenant.fresh();
        tenant = new TenantId(fresh.id());
        ConfigPublisher.publish(keeping(fresh.snapshot().build(), Map.of(DataKind.NOTIFICATIONS, 10)));
        await().atMost(PATIENCE).until(() -> configs.find(tenant).isPresent());
    }

    @Test
    void rowsGoByTheTenantsPolicyUnlessADeliveryIsStillToHappen() {
        UUID old = notification(Instant.now().minus(Duration.ofDays(11)), false);
        UUID scheduled = notification(Instant.now().minus(Duration.ofDays(12)), true);
        UUID young = notification(Instant.now().minus(Duration.ofDays(9)), false);
        applied();
        for (String table : List.of("notifications", "deliveries", "notification_logs")) {
            String id = table.equals("notifications") ? "id" : "notification_id";
            assertThat(list("SELECT " + id + " FROM " + table + " WHERE " + ofTenant()))
                    .as(table)
                    .containsExactlyInAnyOrder(scheduled.toString(), young.toString());
        }
        assertThat(list("SELECT id FROM inbox_entries WHERE " + ofTenant()))
                .as("the tenant says nothing about its inbox")
                .contains(old.toString());
    }

    @Test
    void batchesGoWithAllTheirRowsOnceTheyAreOldEnough() {
        UUID old = batch("now() - interval '11 days'");
        UUID young = batch("now() - interval '9 days'");
        UUID open = batch("NULL");
        applied();
        for (String table : List.of(
                "notification_batches.id",
                "bulk_notification_jobs.id",
                "notification_batch_chunks.batch_id",
                "batch_counters.batch_id",
                "bulk_notification_items.batch_id")) {
            String[] column = table.split("[.]");
            assertThat(list("SELECT " + column[1] + " FROM " + column[0] + " WHERE " + ofTenant()))
                    .as(table)
                    .containsExactlyInAnyOrder(young.toString(), open.toString())
                    .doesNotContain(old.toString());
        }
    }

    private UUID batch(String completedAt) {
        UUID id = UUID.randomUUID();
        String ids = "'" + tenant + "', '" + id + "'";
        DatabaseProbe.change("INSERT INTO notification_batches (tenant_id, id, kind, state, request, lane, created_at,"
                + " completed_at) VALUES (" + ids + ", 'bulk', 'COMPLETED', '{}', 'bulk', now(), " + completedAt + ")");
        DatabaseProbe.change(
                "INSERT INTO notification_batch_chunks (tenant_id, batch_id, number, recipients, created_at)"
                        + " VALUES (" + ids + ", 1, 1, now())");
        DatabaseProbe.change("INSERT INTO bulk_notification_items (tenant_id, batch_id, number, payload, rejection)"
                + " VALUES (" + ids + ", 1, '{}', 'no-contact')");
        DatabaseProbe.change("INSERT INTO batch_counters (tenant_id, batch_id, channel, status, amount)" + " VALUES ("
                + ids + ", '', 'PLANNED', 1)");
        DatabaseProbe.change("INSERT INTO bulk_notification_jobs (tenant_id, id, separator, header)" + " VALUES (" + ids
                + ", ',', '[]')");
        return id;
    }

    @Test
    void idempotencyKeysAreForgottenAfterADay() {
        key("yesterday", "24 hours 1 minute");
        key("today", "23 hours 50 minutes");
        applied();
        assertThat(list("SELECT key FROM idempotency_keys WHERE " + ofTenant())).containsExactly("today");
    }

    @Test
    void answersAreForgottenWithTheNotificationsOfTheirTime() {
        answer("old", "91 days");
        answer("young", "89 days");
        applied();
        assertThat(list("SELECT message_id FROM contact_answers WHERE " + ofTenant()))
                .containsExactly("young");
    }

    private void answer(String message, String age) {
        DatabaseProbe.change(
                "INSERT INTO contact_answers VALUES ('%s', 'sms', 'h', '%s', 'START', now() - interval '%s')"
                        .formatted(tenant, message, age));
    }

    @Test
    void changesOfInboxesAreForgottenAfterAWeek() {
        change(7, "8 days");
        change(8, "6 days");
        applied();
        assertThat(list("SELECT sequence FROM inbox_changes WHERE " + ofTenant()))
                .containsExactly("8");
    }

    private void change(long sequence, String age) {
        DatabaseProbe.change("INSERT INTO inbox_changes VALUES ('%s', 'ada', %d, gen_random_uuid(), 'CREATED', "
                        .formatted(tenant, sequence)
                + "now() - interval '" + age + "')");
    }

    @Test
    void aMonthGoesAsAWholeOnceItsLastDeliveryEnded() {
        asOwner("SELECT core.ensure_partition(parent, '2020-05-01') "
                + "FROM unnest(ARRAY['notifications', 'deliveries', 'notification_logs', 'inbox_entries']) AS parent");
        UUID open = notification(LONG_AGO, true);
        applied();
        assertThat(partitions()).contains("deliveries_2020_05", "notifications_2020_05");
        assertThat(list("SELECT id FROM notifications WHERE " + ofTenant())).containsExactly(open.toString());
        DatabaseProbe.change("UPDATE deliveries SET due_at = NULL, status = 'CANCELLED' WHERE " + ofTenant());
        applied();
        assertThat(partitions()).isEmpty();
        assertThat(list("SELECT id FROM notifications WHERE " + ofTenant())).isEmpty();
    }

    @Test
    void aMonthWhoseRowsCameTooEarlyIsSkippedAndTheOthersGoOn() {
        YearMonth early = YearMonth.now(ZoneOffset.UTC).plusMonths(2);
        String name = "deliveries_" + early.format(DateTimeFormatter.ofPattern("yyyy_MM"));
        asOwner("DROP TABLE core." + name);
        UUID id = notification(early.atDay(15).atStartOfDay().toInstant(ZoneOffset.UTC), true);
        double before = skipped();
        try {
            UUID old = notification(Instant.now().minus(Duration.ofDays(11)), false);
            applied();
            assertThat(skipped()).isEqualTo(before + 1);
            assertThat(list("SELECT id FROM deliveries WHERE tableoid = 'core.deliveries_default'::regclass AND "
                            + ofTenant()))
                    .containsExactly(id.toString());
            assertThat(list("SELECT id FROM notifications WHERE " + ofTenant()))
                    .as("the run goes on")
                    .doesNotContain(old.toString());
        } finally {
            DatabaseProbe.change("DELETE FROM deliveries WHERE id = '" + id + "'");
        }
        applied();
        assertThat(list("SELECT relname FROM pg_class WHERE relname = '" + name + "'"))
                .containsExactly(name);
    }

    @Test
    void oneReplicaIsAtWork() throws SQLException {
        try (Connection other = DatabaseProbe.as("carillon_core_pipeline", "CORE_DB_PIPELINE_PASSWORD")) {
            DatabaseProbe.list(other, "SELECT pg_advisory_lock(725174830117)");
            assertThat(apply()).isFalse();
        }
        applied();
    }

    @Test
    void thePresentCannotBeDroppedAndOthersCannotDrop() {
        assertThatThrownBy(() -> DatabaseProbe.list("SELECT drop_partitions(false, now())"))
                .hasMessageContaining("last day");
        assertThatThrownBy(() -> as("carillon_core_api", "CORE_DB_API_PASSWORD", "SELECT core.make_partitions(1)"))
                .hasMessageContaining("permission denied");
    }

    private double skipped() {
        return registry.counter("carillon.retention.partitions.skipped").count();
    }

    /** Once it was this test's turn: the service's own round may be under way. */
    private void applied() {
        await().atMost(PATIENCE).until(this::apply);
    }

    private boolean apply() {
        return retention.apply().await().atMost(PATIENCE);
    }

    private UUID notification(Instant accepted, boolean open) {
        UUID id = Uuid7.beside(Uuid7.floorOf(accepted), UUID.randomUUID().toString());
        DatabaseProbe.change("INSERT INTO notifications (tenant_id, id, source_topic, source_partition, source_offset, "
                + "category, lane, accepted_at, expires_at) VALUES ('%s', '%s', 't', 0, 0, 'general', 'normal', now(), now())"
                        .formatted(tenant, id));
        DatabaseProbe.change(
                "INSERT INTO deliveries (tenant_id, id, notification_id, channel, lane, status, attempt, due_at, "
                        + "category, accepted_at, expires_at) VALUES ('%s', '%s', '%s', 'email', 'normal', '%s', 0, %s, "
                                .formatted(tenant, id, id, open ? "SCHEDULED" : "SENT", open ? "'2100-01-01'" : "NULL")
                        + "'general', now(), '2100-01-02')");
        DatabaseProbe.change("INSERT INTO notification_logs (tenant_id, notification_id, id, event, occurred_at) "
                + "VALUES ('%s', '%s', '%s', 'PLANNED', now())".formatted(tenant, id, id));
        DatabaseProbe.change(
                "INSERT INTO inbox_entries (tenant_id, id, user_id, notification_id, category, created_at) "
                        + "VALUES ('%s', '%s', 'ada', '%s', 'general', now())".formatted(tenant, id, id));
        return id;
    }

    private void key(String key, String age) {
        DatabaseProbe.change(
                "INSERT INTO idempotency_keys VALUES ('%s', '%s', 'hash', '%s', 't', 0, 0, now() - interval '%s')"
                        .formatted(tenant, key, UUID.randomUUID(), age));
    }

    private String ofTenant() {
        return "tenant_id = '" + tenant + "'";
    }

    private static List<String> partitions() {
        return list("SELECT relname FROM pg_class WHERE relname LIKE '%\\_2020\\_05' AND relkind = 'r'");
    }

    private static List<String> list(String query) {
        return DatabaseProbe.list(query);
    }

    private static void asOwner(String statement) {
        as("carillon_core_owner", "CORE_DB_OWNER_PASSWORD", statement);
    }

    private static void as(String role, String password, String statement) {
        try (Connection connection = DatabaseProbe.as(role, password);
                Statement running = connection.createStatement()) {
            running.execute(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static TenantConfigPublished keeping(TenantConfigPublished snapshot, Map<DataKind, Integer> days) {
        return new TenantConfigPublished(
                snapshot.tenantId(),
                snapshot.version(),
                snapshot.committedAt(),
                snapshot.name(),
                snapshot.active(),
                snapshot.sandbox(),
                snapshot.defaultLocale(),
                snapshot.timeZone(),
                snapshot.branding(),
                snapshot.limits(),
                snapshot.allowedOrigins(),
                days,
                snapshot.categories(),
                snapshot.templates(),
                snapshot.layouts(),
                snapshot.providerAccounts(),
                snapshot.webhookEndpoints());
    }
}
