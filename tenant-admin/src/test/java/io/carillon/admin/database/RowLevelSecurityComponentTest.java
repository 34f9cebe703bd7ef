package io.carillon.admin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.admin.AdminApi;
import io.carillon.testkit.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each role sees and may change, tried on real rows of two tenants. */
@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class RowLevelSecurityComponentTest {
    private static final List<String> TABLES = List.of(
            "tenants",
            "notification_templates",
            "template_versions",
            "layouts",
            "notification_providers",
            "webhook_endpoints",
            "outbox",
            "audit_log");
    private static final List<String> LASTING = List.of(
            "tenants",
            "notification_templates",
            "template_versions",
            "layouts",
            "notification_providers",
            "webhook_endpoints",
            "audit_log");

    private String mine;
    private String others;

    @BeforeEach
    void twoTenants() {
        mine = filledTenant();
        others = filledTenant();
    }

    private static String filledTenant() {
        String tenant = AdminApi.freshTenant();
        String template = AdminApi.asPlatform()
                .body(AdminApi.smsTemplate("same-code", "Hi {{name}}"))
                .post(AdminApi.templatesOf(tenant))
                .path("id");
        AdminApi.asPlatform()
                .post(AdminApi.templatesOf(tenant) + "/" + template + "/publish")
                .then()
                .statusCode(200);
        AdminApi.asPlatform()
                .body(Map.of("code", "same-code", "html", "<p>{{content}}</p>"))
                .post(AdminApi.layoutsOf(tenant))
                .then()
                .statusCode(201);
        AdminApi.asPlatform()
                .body(AdminApi.sendGrid("demo-key"))
                .post(AdminApi.providersOf(tenant))
                .then()
                .statusCode(201);
        AdminApi.asPlatform()
                .body(Map.of("url", "https://hooks.example.com/"))
                .post(AdminApi.TENANTS + "/" + tenant + "/webhook-endpoints")
                .then()
                .statusCode(201);
        return tenant;
    }

    @Test
    void withoutATenantTheApiRoleSeesNothing() {
        try (Database api = Database.asApi()) {
            TABLES.forEach(table -> assertThat(api.count(table)).as(table).isZero());
        }
    }

    @Test
    void afterATransactionTheConnectionSeesNothingAgain() {
        try (Database api = Database.asApi()) {
            assertThat(api.inTenant(mine).count("tenants")).isEqualTo(1);
            api.commit();
            TABLES.forEach(table -> assertThat(api.count(table)).as(table).isZero());
        }
    }

    @Test
    void theApiRoleSeesOneTenantsRowsAndNoOthers() {
        try (Database api = Database.asApi().inTenant(mine)) {
            LASTING.forEach(table -> assertThat(api.rows("SELECT DISTINCT tenant_id FROM " + table))
                    .as(table)
                    .containsExactly(mine));
        }
    }

    @Test
    void theApiRoleCannotTouchAnotherTenantsRows() {
        try (Database api = Database.asApi().inTenant(mine)) {
            assertThat(api.change("UPDATE tenants SET name = 'x' WHERE tenant_id = '%s'".formatted(others)))
                    .isZero();
            assertThat(api.change("DELETE FROM notification_providers WHERE tenant_id = '%s'".formatted(others)))
                    .isZero();
        }
        assertRefused("row-level security", "UPDATE notification_templates SET tenant_id = '%s'".formatted(others));
        assertRefused(
                "row-level security",
                "INSERT INTO outbox (tenant_id, version, payload) VALUES ('%s', 999, '{}')".formatted(others));
    }

    @Test
    void theApiRoleCanNeitherRewriteHistoryNorTruncate() {
        assertRefused("permission denied", "UPDATE audit_log SET actor = 'x'");
        assertRefused("permission denied", "DELETE FROM audit_log");
        assertRefused("permission denied", "UPDATE template_versions SET version = 9");
        assertRefused("permission denied", "TRUNCATE notification_templates CASCADE");
    }

    @Test
    void onlyPlatformAdministratorsListAndCreateTenants() {
        String insert =
                "INSERT INTO tenants (tenant_id, name, default_locale, time_zone) VALUES ('%s', 'x', 'en', 'UTC')"
                        .formatted(UUID.randomUUID());
        assertRefused("row-level security", insert);
        try (Database api = Database.asApi().with("app.platform_admin", "on")) {
            assertThat(api.rows("SELECT tenant_id FROM tenants")).contains(mine, others);
            assertThat(api.count("notification_templates")).isZero();
            assertThat(api.change("UPDATE tenants SET name = 'x'")).isZero();
        }
    }

    @Test
    void theRelayReadsNothingButTheOutbox() {
        for (String table : LASTING) {
            try (Database relay = Database.asRelay()) {
                assertThatThrownBy(() -> relay.count(table)).as(table).hasMessageContaining("permission denied");
            }
        }
        try (Database relay = Database.asRelay()) {
            assertThat(relay.count("outbox")).isNotNegative();
            assertThatThrownBy(() -> relay.change("UPDATE outbox SET version = 1"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void evenTheOwnerSeesNothing() {
        try (Database owner = Database.asOwner()) {
            LASTING.forEach(table -> assertThat(owner.count(table)).as(table).isZero());
        }
    }

    private void assertRefused(String reason, String sql) {
        try (Database api = Database.asApi().inTenant(mine)) {
            assertThatThrownBy(() -> api.change(sql)).as(sql).hasMessageContaining(reason);
        }
    }
}
