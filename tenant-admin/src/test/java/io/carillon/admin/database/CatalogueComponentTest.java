package io.carillon.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.testkit.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the migrations left in the catalogue keeps tenants apart, whatever the service does (S3). */
@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class CatalogueComponentTest {
    private static final String TABLES = """
            SELECT c.relname
            FROM pg_class c
            WHERE c.relnamespace = 'admin'::regnamespace
              AND c.relkind IN ('r', 'p')
              AND c.relname <> 'flyway_schema_history'
            """;
    private static final String SERVING = "('carillon_admin_api'::regrole, 'carillon_admin_relay'::regrole)";

    @Test
    void knowsTheTablesItIsAbout() {
        assertThat(rows(TABLES))
                .containsExactlyInAnyOrder(
                        "tenants",
                        "notification_templates",
                        "template_versions",
                        "layouts",
                        "notification_providers",
                        "webhook_endpoints",
                        "lookup_types",
                        "lookups",
                        "system_changes",
                        "outbox",
                        "audit_log");
    }

    @Test
    void everyTableBelongsToTenantsAndForcesRowLevelSecurity() {
        assertThat(rows(TABLES + " AND NOT (c.relrowsecurity AND c.relforcerowsecurity)"))
                .isEmpty();
        assertThat(rows(TABLES + """
                          AND NOT EXISTS (SELECT 1 FROM pg_attribute a
                                          WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnotnull)
                          """)).isEmpty();
    }

    @Test
    void everyPolicyOfTheApiRoleFailsClosed() {
        assertThat(rows("""
                        SELECT tablename || '.' || policyname
                        FROM pg_policies
                        WHERE schemaname = 'admin'
                          AND roles = '{carillon_admin_api}'
                          AND (coalesce(qual, with_check) NOT LIKE '%NULLIF(current_setting(%, true)%'
                               OR cmd IN ('ALL', 'UPDATE', 'INSERT')
                                  AND (with_check IS NULL
                                       OR with_check NOT LIKE '%tenant_id = (NULLIF(current_setting(%app.tenant_id%'))
                        """)).isEmpty();
    }

    @Test
    void onlyNamedPoliciesSeeMoreThanOneTenant() {
        assertThat(rows("""
                        SELECT tablename || '.' || policyname
                        FROM pg_policies
                        WHERE schemaname = 'admin'
                          AND coalesce(qual, with_check) NOT LIKE '%tenant_id = (NULLIF(current_setting(%'
                        """))
                .containsExactlyInAnyOrder(
                        "tenants.tenants_platform_list",
                        "lookup_types.lookup_types_system_read",
                        "lookups.lookups_system_read",
                        "outbox.outbox_relay_read",
                        "outbox.outbox_relay_delete");
    }

    @Test
    void noPolicyIsForEverybody() {
        assertThat(rows("SELECT policyname FROM pg_policies WHERE schemaname = 'admin' AND 'public' = ANY (roles)"))
                .isEmpty();
    }

    @Test
    void servingRolesOwnNothingAndBypassNothing() {
        assertThat(rows("SELECT rolname FROM pg_roles WHERE rolname LIKE 'carillon%' AND (rolsuper OR rolbypassrls)"))
                .isEmpty();
        assertThat(rows("SELECT relname FROM pg_class WHERE relowner IN " + SERVING))
                .isEmpty();
        assertThat(rows(TABLES + " AND c.relowner <> 'carillon_admin_owner'::regrole"))
                .isEmpty();
    }

    @Test
    void servingRolesMayNeitherTruncateNorDefine() {
        assertThat(rows(TABLES + """
                          AND EXISTS (SELECT 1 FROM aclexplode(c.relacl) g
                                      WHERE g.grantee <> c.relowner
                                        AND g.privilege_type IN ('TRUNCATE', 'TRIGGER', 'REFERENCES', 'MAINTAIN'))
                          """)).isEmpty();
        assertThat(rows("SELECT proname FROM pg_proc WHERE pronamespace = 'admin'::regnamespace AND prosecdef"))
                .isEmpty();
        assertThat(
                        rows(
                                "SELECT relname FROM pg_class WHERE relnamespace = 'admin'::regnamespace AND relkind IN ('v', 'm')"))
                .isEmpty();
    }

    @Test
    void theApiRoleOnlyAddsToTheAuditLogAndToVersions() {
        assertThat(privileges("audit_log", "carillon_admin_api")).containsExactlyInAnyOrder("SELECT", "INSERT");
        assertThat(privileges("template_versions", "carillon_admin_api")).containsExactlyInAnyOrder("SELECT", "INSERT");
    }

    @Test
    void theRelayReachesTheOutboxOnly() {
        assertThat(privileges("outbox", "carillon_admin_relay")).containsExactlyInAnyOrder("SELECT", "DELETE");
        for (String table : List.of(
                "tenants",
                "notification_templates",
                "template_versions",
                "layouts",
                "notification_providers",
                "webhook_endpoints",
                "lookup_types",
                "lookups",
                "system_changes",
                "audit_log")) {
            assertThat(privileges(table, "carillon_admin_relay")).as(table).isEmpty();
        }
    }

    @Test
    void everyUniqueAndForeignKeyContainsTheTenant() {
        assertThat(rows("""
                        SELECT con.conrelid::regclass || '.' || con.conname
                        FROM pg_constraint con
                        WHERE con.connamespace = 'admin'::regnamespace
                          AND con.contype IN ('p', 'u', 'f')
                          AND con.conrelid::regclass::text NOT LIKE '%flyway_schema_history'
                          AND (SELECT a.attname FROM pg_attribute a
                               WHERE a.attrelid = con.conrelid AND a.attnum = con.conkey[1]) <> 'tenant_id'
                        """)).isEmpty();
        assertThat(rows("""
                        SELECT i.indexrelid::regclass::text
                        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
                        WHERE c.relnamespace = 'admin'::regnamespace
                          AND i.indisunique
                          AND c.relname <> 'flyway_schema_history'
                          AND NOT EXISTS (SELECT 1 FROM pg_attribute a
                                          WHERE a.attrelid = c.oid AND a.attnum = i.indkey[0] AND a.attname = 'tenant_id')
                        """)).isEmpty();
    }

    private static List<String> privileges(String table, String role) {
        return rows("""
                SELECT g.privilege_type
                FROM pg_class c, aclexplode(c.relacl) g
                WHERE c.oid = 'admin.%s'::regclass
                  AND g.grantee = '%s'::regrole
                """.formatted(table, role));
    }

    private static List<String> rows(String sql) {
        try (Database database = Database.asApi()) {
            return database.rows(sql);
        }
    }
}
