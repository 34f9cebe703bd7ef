package io.carillon.admin.lookup;

import static io.carillon.admin.AdminApi.TENANTS;
import static io.carillon.admin.AdminApi.asPlatform;
import static io.carillon.admin.AdminApi.freshTenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.carillon.admin.database.Database;
import io.carillon.admin.snapshot.SystemChanges;
import io.carillon.events.Channel;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.Category;
import io.carillon.events.Topics;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Categories as every service hears them. */
@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class CategorySnapshotComponentTest {
    private static final String SYSTEM = SystemChanges.SYSTEM.toString();

    /** Republishing would disturb the versions that other tests count. */
    @AfterEach
    void everySnapshotHasFollowed() {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            try (Database api = Database.asApi().inTenant(SYSTEM)) {
                return api.rows("SELECT (revision = published)::text FROM system_changes")
                        .equals(List.of("true"));
            }
        });
    }

    @Test
    void theEffectiveCategoriesTravel() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();
            put(tenant, "marketing", Map.of("enabled", false));
            put(tenant, "product-updates", Map.of("name", "News", "attributes", Map.of("mandatory", true)));
            asPlatform()
                    .body(Map.of("type", "category", "code", "aa", "name", "First", "order", 1))
                    .post(TENANTS + "/" + tenant + "/lookups")
                    .then()
                    .statusCode(201);

            List<TestRecord> records = config.await(4, seen -> seen.tenant().equals(tenant));

            assertThat(categories(records.get(0)))
                    .contains(
                            new Category("security", "Security", true, true, 300, List.of()),
                            new Category(
                                    "marketing",
                                    "News and offers",
                                    false,
                                    false,
                                    null,
                                    List.of(Channel.SMS, Channel.WHATSAPP)));
            assertThat(categories(records.get(3)))
                    .startsWith(new Category("aa", "First", false, false, null, List.of()))
                    .contains(new Category(
                            "product-updates", "News", true, false, null, List.of(Channel.SMS, Channel.WHATSAPP)))
                    .noneMatch(category -> category.code().equals("marketing"));
        }
    }

    @Test
    void aChangeOfTheSystemsReachesEveryTenantAndItsOwnAuditLog() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String mine = freshTenant();
            String others = freshTenant();
            put(others, "social", Map.of("name", "Their own name"));
            String name = "Social " + mine.substring(30);
            put(SYSTEM, "social", Map.of("name", name, "order", 70));

            assertThat(nameOfSocial(config, mine, name)).isEqualTo(name);
            assertThat(nameOfSocial(config, others, "Their own name")).isEqualTo("Their own name");
            asPlatform()
                    .get(TENANTS + "/" + SYSTEM + "/audit-log?objectId=category/social")
                    .then()
                    .statusCode(200)
                    .body("data[0].action", equalTo("lookup.updated"))
                    .body("data[0].after.name", equalTo(name));
        }
    }

    private static String nameOfSocial(TopicWatch config, String tenant, String awaited) {
        TestRecord record = config.await(
                seen -> seen.tenant().equals(tenant) && seen.json().toString().contains(awaited));
        return categories(record).stream()
                .filter(category -> category.code().equals("social"))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static void put(String tenant, String category, Map<String, Object> body) {
        asPlatform()
                .body(body)
                .put(TENANTS + "/" + tenant + "/lookups/category/" + category)
                .then()
                .statusCode(200);
    }

    private static List<Category> categories(TestRecord record) {
        return record.data(TenantConfigPublished.class).categories();
    }
}
