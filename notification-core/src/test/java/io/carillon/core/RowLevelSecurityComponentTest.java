package io.carillon.core;

import static io.carillon.core.CoreTest.awaitStatus;
import static io.carillon.core.CoreTest.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.postgres.TenantTransactions;
import io.carillon.tenancy.TenantId;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the migrations left in the catalogue keeps tenants apart, whatever the service does (S2, S3). */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class RowLevelSecurityComponentTest {
    private static final String DEMO = TestTenant.demo().toString();
    private static final String OTHER = TestTenant.other().toString();
    private static final String TABLES = """
            SELECT c.relname
            FROM pg_class c
            WHERE c.relnamespace = 'core'::regnamespace
              AND c.relkind IN ('r', 'p')
              AND c.relname <> 'flyway_schema_history'
            """;
    private static final List<String> PARTITIONED =
            List.of("notifications", "deliveries", "notification_logs", "inbox_entries");

    private static boolean filled;

    @Inject
    Pool pool;

    @Inject
    TenantTransactions transactions;

    @BeforeEach
    void rowsOfTwoTenants() {
        CoreTest.configure();
        if (!filled) {
            filled = true;
            Map<String, Object> body = Map.of(
                    "template", Map.of("code", "welcome"),
                    "recipient", Map.of("email", "a@example.com", "userId", "row-level"),
                    "channels", List.of("email", "in-app"),
                    "data", Map.of("name", "Ada"));
            String id = send(body, Optional.of("row-level-" + UUID.randomUUID()))
                    .statusCode(202)
                    .extract()
                    .path("notificationId");
            awaitStatus(id, "PENDING");
            copyToOtherTenant(id);
        }
    }

    /** Every table gets rows of a second tenant, under the very same ids. */
    private static void copyToOtherTenant(String id) {
        for (String table :
                List.of("notifications", "deliveries", "notification_logs", "inbox_entries", "idempotency_keys")) {
            String condition = table.equals("notifications") ? "id" : "notification_id";
            String columns = String.join(
                    ", ",
                    DatabaseProbe.list("SELECT attname FROM pg_attribute WHERE attrelid = 'core." + table
                            + "'::regclass AND attnum > 0 AND attname <> 'tenant_id' AND NOT attisdropped"));
            DatabaseProbe.change(
                    "INSERT INTO core.%s (tenant_id, %s) SELECT '%s', %s FROM core.%s WHERE %s = '%s' AND tenant_id = '%s'"
                            .formatted(table, columns, OTHER, columns, table, condition, id, DEMO));
        }
        for (String tenant : List.of(DEMO, OTHER)) {
            DatabaseProbe.change("INSERT INTO core.notification_repeats VALUES ('%s', gen_random_uuid(), '%s')"
                    .formatted(tenant, id));
            UUID other = UUID.randomUUID();
            DatabaseProbe.change(
                    "INSERT INTO core.cancellations VALUES ('%s', '%s', 'test', now())".formatted(tenant, other));
            DatabaseProbe.change(
                    "INSERT INTO core.batch_counters VALUES ('%s', '%s', 'email', 'SENT', 1)".formatted(tenant, other));
            TenantRows.waitingOf(tenant);
            TenantRows.answersOf(tenant);
            TenantRows.inboxOrderOf(tenant);
            TenantRows.digestOf(tenant);
            TenantRows.webhooksOf(tenant);
            TenantRows.peopleOf(new TenantId(UUID.fromString(tenant)), "row-level-" + UUID.randomUUID());
            TenantRows.batchOf(tenant, id);
        }
    }

    @Test
    void knowsTheTablesItIsAbout() {
        assertThat(catalogue(TABLES + " AND NOT c.relispartition")).containsExactlyInAnyOrder("""
                        notifications deliveries notification_logs inbox_entries idempotency_keys
                        notification_repeats batch_counters cancellations outbox suppressions subscribers contacts
                        notification_preferences waiting_requests delivery_stats dead_letters
                        digests digest_items inbox_heads inbox_changes webhook_messages webhook_attempts
                        webhook_endpoint_states early_receipts contact_answers
                        notification_batches notification_batch_chunks bulk_notification_items bulk_notification_jobs
                        """.split("\\s+"));
        assertThat(catalogue(TABLES + " AND c.relispartition")).hasSize(6 * 9);
    }

    @Test
    void everyTableAndPartitionBelongsToTenantsAndForcesRowLevelSecurity() {
        assertThat(catalogue(TABLES + " AND NOT (c.relrowsecurity AND c.relforcerowsecurity)"))
                .isEmpty();
        assertThat(catalogue(TABLES + """
                          AND NOT EXISTS (SELECT 1 FROM pg_attribute a
                                          WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnotnull)
                          """)).isEmpty();
    }

    @Test
    void everyPolicyIsForOneRoleAndTheApiRolesFailClosed() {
        assertThat(catalogue("""
                        SELECT tablename || '.' || policyname
                        FROM pg_policies
                        WHERE schemaname = 'core'
                          AND NOT (roles = '{carillon_core_pipeline}' AND policyname = 'batches')
                          AND NOT (roles = '{carillon_core_api}'
                                   AND qual LIKE '%tenant_id = (NULLIF(current_setting(%app.tenant_id%, true)%'
                                   AND with_check LIKE '%tenant_id = (NULLIF(current_setting(%app.tenant_id%, true)%')
                        """)).isEmpty();
        assertThat(catalogue("SELECT DISTINCT tablename FROM pg_policies WHERE schemaname = 'core' "
                        + "AND roles = '{carillon_core_api}'"))
                .containsExactlyInAnyOrderElementsOf(catalogue(TABLES + " AND NOT c.relispartition"));
    }

    @Test
    void servingRolesOwnNothingAndBypassNothing() {
        assertThat(catalogue("""
                        SELECT rolname FROM pg_roles
                        WHERE rolname LIKE 'carillon%' AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)
                        """)).isEmpty();
        assertThat(catalogue(TABLES + " AND c.relowner <> 'carillon_core_owner'::regrole"))
                .isEmpty();
        assertThat(catalogue("SELECT 1 FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member "
                        + "WHERE r.rolname LIKE 'carillon_core%'"))
                .isEmpty();
    }

    @Test
    void servingRolesMayDoWhatTheyNeedAndNoMore() {
        assertThat(catalogue("""
                        SELECT c.relname || ' ' || g.grantee::regrole || ' ' || g.privilege_type
                        FROM pg_class c, aclexplode(c.relacl) g
                        WHERE c.relnamespace = 'core'::regnamespace
                          AND c.relkind IN ('r', 'p', 'v', 'm')
                          AND g.grantee <> c.relowner
                          AND NOT (g.grantee = 'carillon_core_api'::regrole AND g.privilege_type = 'SELECT')
                          AND NOT (g.grantee = 'carillon_core_pipeline'::regrole
                                   AND g.privilege_type IN ('SELECT', 'INSERT'))
                          AND c.relname NOT IN (
                              'notification_batches', 'notification_batch_chunks', 'bulk_notification_items')
                        """)).containsExactlyInAnyOrderElementsOf(MoreRights.ALL);
    }

    @Test
    void servingRolesMayChangeFewColumns() {
        assertThat(catalogue("""
                        SELECT c.relname || '.' || a.attname || ' ' || g.grantee::regrole || ' ' || g.privilege_type
                        FROM pg_attribute a
                        JOIN pg_class c ON c.oid = a.attrelid, aclexplode(a.attacl) g
                        WHERE c.relnamespace = 'core'::regnamespace
                        """))
                .containsExactlyInAnyOrder(
                        "deliveries.due_at carillon_core_api UPDATE",
                        "deliveries.reason carillon_core_api UPDATE",
                        "deliveries.status carillon_core_api UPDATE",
                        "deliveries.updated_at carillon_core_api UPDATE",
                        "batch_counters.amount carillon_core_api UPDATE",
                        "inbox_entries.archived_at carillon_core_api UPDATE",
                        "inbox_entries.read_at carillon_core_api UPDATE",
                        "inbox_entries.seen_at carillon_core_api UPDATE",
                        "inbox_heads.sequence carillon_core_api UPDATE",
                        "inbox_heads.sequence carillon_core_pipeline UPDATE",
                        "notifications.metadata carillon_core_pipeline UPDATE",
                        "notifications.user_id carillon_core_pipeline UPDATE",
                        "suppressions.address carillon_core_pipeline UPDATE",
                        "suppressions.created_at carillon_core_api UPDATE",
                        "suppressions.created_at carillon_core_pipeline UPDATE",
                        "suppressions.delivery_id carillon_core_api UPDATE",
                        "suppressions.delivery_id carillon_core_pipeline UPDATE",
                        "suppressions.note carillon_core_api UPDATE",
                        "suppressions.note carillon_core_pipeline UPDATE",
                        "suppressions.reason carillon_core_api UPDATE",
                        "suppressions.reason carillon_core_pipeline UPDATE",
                        "suppressions.source carillon_core_api UPDATE",
                        "suppressions.source carillon_core_pipeline UPDATE",
                        "suppressions.stopped_at carillon_core_api UPDATE",
                        "suppressions.stopped_at carillon_core_pipeline UPDATE",
                        "notification_batches.cancelled_at carillon_core_api UPDATE",
                        "notification_batches.closed_at carillon_core_api UPDATE",
                        "notification_batches.idempotency_key carillon_core_api UPDATE",
                        "notification_batches.paused carillon_core_api UPDATE",
                        "notification_batches.request_hash carillon_core_api UPDATE",
                        "notification_batches.state carillon_core_api UPDATE",
                        "outbox.created_at carillon_core_pipeline UPDATE");
    }

    /** Services fill batches and say when they end; only the pipeline takes recipients out and clears away. */
    @Test
    void batchesAreFilledByTheApiAndWorkedOffByThePipeline() {
        assertThat(catalogue("""
                        SELECT DISTINCT g.grantee::regrole || ' ' || g.privilege_type
                        FROM pg_class c, aclexplode(c.relacl) g
                        WHERE c.oid IN ('core.notification_batches'::regclass,
                                        'core.notification_batch_chunks'::regclass,
                                        'core.bulk_notification_items'::regclass)
                          AND g.grantee <> c.relowner
                        """))
                .containsExactlyInAnyOrder(
                        "carillon_core_api SELECT",
                        "carillon_core_api INSERT",
                        "carillon_core_pipeline SELECT",
                        "carillon_core_pipeline INSERT",
                        "carillon_core_pipeline UPDATE",
                        "carillon_core_pipeline DELETE");
    }

    @Test
    void onlyPartitionsAreMadeWithTheOwnersRightsAndNoViewLooksAroundTheWall() {
        assertThat(catalogue("SELECT proname FROM pg_proc WHERE pronamespace = 'core'::regnamespace AND prosecdef"))
                .as("only what the owner alone can do: partitions")
                .containsExactlyInAnyOrder("make_partitions", "drop_partitions", "drop_webhook_partitions");
        assertThat(catalogue("""
                        SELECT p.proname || ' ' || g.grantee::regrole
                        FROM pg_proc p, aclexplode(p.proacl) g
                        WHERE p.pronamespace = 'core'::regnamespace AND p.prosecdef AND g.grantee <> p.proowner
                        """))
                .containsExactlyInAnyOrder(
                        "make_partitions carillon_core_pipeline",
                        "drop_partitions carillon_core_pipeline",
                        "drop_webhook_partitions carillon_core_pipeline");
        String views =
                "SELECT relname FROM pg_class WHERE relnamespace = 'core'::regnamespace AND relkind IN ('v', 'm')";
        assertThat(catalogue(views)).isEmpty();
    }

    @Test
    void everyUniqueKeyBeginsWithTheTenant() {
        assertThat(catalogue("""
                        SELECT i.indexrelid::regclass::text
                        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
                        WHERE c.relnamespace = 'core'::regnamespace
                          AND i.indisunique
                          AND c.relname <> 'flyway_schema_history'
                          AND NOT EXISTS (SELECT 1 FROM pg_attribute a
                                          WHERE a.attrelid = c.oid AND a.attnum = i.indkey[0] AND a.attname = 'tenant_id')
                        """)).isEmpty();
        assertThat(catalogue("""
                        SELECT f.conname
                        FROM pg_constraint f
                        WHERE f.connamespace = 'core'::regnamespace
                          AND f.contype = 'f'
                          AND NOT EXISTS (SELECT 1 FROM pg_attribute a
                                          WHERE a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
                                            AND a.attname = 'tenant_id')
                        """)).isEmpty();
    }

    @Test
    void withoutATenantTheApiRoleSeesNothingAnywhere() throws SQLException {
        try (Connection api = asApi()) {
            for (String table : catalogue(TABLES + " AND NOT c.relispartition")) {
                assertThat(DatabaseProbe.count("SELECT count(*) FROM core." + table))
                        .as(table)
                        .isPositive();
                assertThat(DatabaseProbe.single(api, "SELECT count(*) FROM core." + table))
                        .as(table)
                        .isZero();
            }
        }
    }

    @Test
    void withATenantItSeesThatTenantOnlyAndNothingAfterTheCommit() throws SQLException {
        try (Connection api = asApi()) {
            api.setAutoCommit(false);
            for (String table : catalogue(TABLES + " AND NOT c.relispartition")) {
                DatabaseProbe.list(api, "SELECT set_config('app.tenant_id', '" + OTHER + "', true)");
                assertThat(DatabaseProbe.list(api, "SELECT DISTINCT tenant_id FROM core." + table))
                        .as(table)
                        .containsExactly(OTHER);
                api.commit();
                assertThat(DatabaseProbe.list(api, "SELECT tenant_id FROM core." + table))
                        .as(table)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO core.notification_repeats VALUES (gen_random_uuid(), gen_random_uuid(), gen_random_uuid())",
                "UPDATE core.deliveries SET address = 'me@example.com'",
                "UPDATE core.inbox_entries SET user_id = 'me'",
                "INSERT INTO core.inbox_entries SELECT * FROM core.inbox_entries",
                "DELETE FROM core.deliveries",
                "TRUNCATE core.notifications",
                "SELECT * FROM core.notifications_default",
                "SELECT core.ensure_partition('notifications', '2030-01-01'::date)"
            })
    void theApiRoleChangesNothing(String statement) throws SQLException {
        try (Connection api = asApi();
                Statement running = api.createStatement()) {
            running.execute("SET app.tenant_id = '" + DEMO + "'");
            assertThatThrownBy(() -> running.execute(statement)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aPooledConnectionCarriesNoTenantOn() {
        for (int i = 0; i < 30; i++) {
            TenantId tenant = new TenantId(UUID.fromString(i % 2 == 0 ? DEMO : OTHER));
            List<UUID> seen = transactions
                    .inTenant(pool, tenant, client -> client.query("SELECT DISTINCT tenant_id FROM notifications")
                            .execute()
                            .map(rows -> io.carillon.postgres.Rows.list(rows, row -> row.getUUID("tenant_id"))))
                    .await()
                    .atMost(Duration.ofSeconds(5));
            assertThat(seen).containsExactly(tenant.value());
            long unset = pool.query("SELECT count(*) AS visible FROM notifications")
                    .execute()
                    .map(rows -> rows.iterator().next().getLong("visible"))
                    .await()
                    .atMost(Duration.ofSeconds(5));
            assertThat(unset).isZero();
        }
    }

    @Test
    void theMonthsAroundNowHavePartitionsAndRowsLieInThem() {
        UnaryOperator<String> month = offset -> catalogue(
                        "SELECT to_char(now() AT TIME ZONE 'UTC' + interval '" + offset + " months', 'YYYY_MM')")
                .getFirst();
        for (String table : PARTITIONED) {
            List<String> partitions =
                    catalogue(TABLES + " AND c.relispartition AND c.relname LIKE '" + table + "\\_%'");
            for (String offset : List.of("-1", "0", "1", "2", "3", "4", "5", "6")) {
                assertThat(partitions).contains(table + "_" + month.apply(offset));
            }
            assertThat(DatabaseProbe.list("SELECT DISTINCT tableoid::regclass::text FROM core." + table
                            + " WHERE tenant_id = '" + DEMO + "'"))
                    .as(table)
                    .allMatch(name -> name.endsWith(table + "_" + month.apply("0")));
        }
    }

    private static Connection asApi() throws SQLException {
        return DatabaseProbe.as("carillon_core_api", "CORE_DB_API_PASSWORD");
    }

    private static List<String> catalogue(String query) {
        return DatabaseProbe.list(query);
    }
}
