package io.carillon.admin.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.admin.AdminApi;
import io.carillon.admin.database.Database;
import io.carillon.admin.provider.ProviderType;
import io.carillon.admin.snapshot.SystemChanges;
import io.carillon.admin.webhook.HeardEvents;
import io.carillon.events.Channel;
import io.carillon.events.DataKind;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.FailureCategory;
import io.carillon.events.Lane;
import io.carillon.events.RouteClass;
import io.carillon.testkit.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the migrations seed says what the code says, and only platform administrators touch it. */
@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class SystemValuesComponentTest {
    private static final String SYSTEM = SystemChanges.SYSTEM.toString();

    @Test
    void valuesThatTheCodeKnowsAreExactlyThose() {
        assertSeeded("channel", Channel.values(), Channel::wireName);
        assertSeeded("priority", Lane.values(), Lane::wireName);
        assertSeeded("delivery-status", DeliveryStatus.values(), Enum::name);
        assertSeeded("failure-category", FailureCategory.values(), Enum::name);
        assertSeeded("data-kind", DataKind.values(), DataKind::wireName);
        assertSeeded("route-class", RouteClass.values(), RouteClass::wireName);
        assertSeeded("provider-type", ProviderType.values(), ProviderType::wireName);
        assertThat(seeded("webhook-event-type")).containsExactlyInAnyOrderElementsOf(HeardEvents.TYPES);
    }

    @Test
    void reasonsAreTheDocumentedOnes() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "reasons.md"));

        assertThat(seeded("failure-reason")).isNotEmpty().allSatisfy(code -> assertThat(page)
                .contains("| `" + code + "` |"));
    }

    @Test
    void localesAndZonesExist() {
        assertThat(seeded("time-zone"))
                .allSatisfy(zone -> assertThat(ZoneId.of(zone)).isNotNull());
        assertThat(seeded("locale"))
                .allSatisfy(tag ->
                        assertThat(Locale.forLanguageTag(tag).toLanguageTag()).isEqualTo(tag));
    }

    @Test
    void thereAreEnoughToStartWith() {
        assertThat(rows("SELECT code FROM lookups")).hasSizeGreaterThanOrEqualTo(35);
        assertThat(rows("SELECT l.type || '/' || l.code FROM lookups l"
                        + " WHERE NOT EXISTS (SELECT 1 FROM lookup_types t WHERE t.code = l.type)"))
                .isEmpty();
    }

    @Test
    void theDatabaseLetsTenantsReadThemAndNobodyElseWrite() {
        String tenant = AdminApi.freshTenant();
        try (Database api = Database.asApi()) {
            assertThat(api.count("lookups")).isZero();
            assertThat(api.inTenant(tenant).count("lookups")).isGreaterThan(35);
            assertThat(api.change("UPDATE lookups SET name = 'x'")).isZero();
            assertThat(api.change("DELETE FROM lookup_types")).isZero();
            assertThat(api.count("system_changes")).isZero();
            assertThatThrownBy(() -> api.change("INSERT INTO lookups (tenant_id, type, code, enabled) VALUES ('"
                            + SYSTEM + "', 'category', 'mine', true)"))
                    .hasMessageContaining("row-level security");
        }
    }

    private static <E> void assertSeeded(String type, E[] values, Function<E, String> code) {
        assertThat(seeded(type))
                .as(type)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(values).map(code).toList());
    }

    private static List<String> seeded(String type) {
        return rows("SELECT code FROM lookups WHERE type = '" + type + "'");
    }

    private static List<String> rows(String sql) {
        try (Database api = Database.asApi().inTenant(SYSTEM)) {
            return api.rows(sql);
        }
    }
}
