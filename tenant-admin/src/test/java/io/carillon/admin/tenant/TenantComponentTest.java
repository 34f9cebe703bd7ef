package io.carillon.admin.tenant;

import static io.carillon.admin.AdminApi.TENANTS;
import static io.carillon.admin.AdminApi.asPlatform;
import static io.carillon.admin.AdminApi.freshTenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.carillon.admin.database.Database;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.Topics;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class TenantComponentTest {

    @Test
    void aNewTenantIsPublishedWithItsDefaults() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();

            TenantConfigPublished snapshot =
                    config.await(seen -> seen.tenant().equals(tenant)).data(TenantConfigPublished.class);

            assertThat(snapshot.version()).isEqualTo(1);
            assertThat(snapshot.active()).isTrue();
            assertThat(snapshot.defaultLocale()).isEqualTo("en");
            assertThat(snapshot.timeZone()).isEqualTo("UTC");
        }
    }

    @Test
    void suspendingAndActivatingIsPublishedAndAudited() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();
            asPlatform().post(TENANTS + "/" + tenant + "/suspend").then().body("status", equalTo("suspended"));
            asPlatform().post(TENANTS + "/" + tenant + "/activate").then().body("status", equalTo("active"));

            List<TestRecord> records = config.await(3, seen -> seen.tenant().equals(tenant));

            assertThat(records)
                    .extracting(seen -> seen.data(TenantConfigPublished.class).active())
                    .containsExactly(true, false, true);
        }
    }

    @Test
    void eachChangeLeavesItsAuditRow() {
        String tenant = freshTenant();
        asPlatform().post(TENANTS + "/" + tenant + "/suspend");

        try (Database api = Database.asApi().inTenant(tenant)) {
            assertThat(api.rows("SELECT action FROM audit_log ORDER BY id"))
                    .containsExactly("tenant.created", "tenant.suspended");
            assertThat(api.rows("SELECT before ->> 'status' || ' ' || (after ->> 'status') FROM audit_log"
                            + " WHERE action = 'tenant.suspended'"))
                    .containsExactly("active suspended");
        }
    }

    @Test
    void settingsAreReplaced() {
        String tenant = freshTenant();
        Map<String, Object> settings = Map.of(
                "name",
                "Renamed",
                "defaultLocale",
                "fr-CA",
                "timeZone",
                "America/Toronto",
                "branding",
                Map.of("name", "Marque", "primaryColor", "#0f766e"));

        asPlatform()
                .body(settings)
                .put(TENANTS + "/" + tenant)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("Renamed"))
                .body("defaultLocale", equalTo("fr-CA"))
                .body("branding.primaryColor", equalTo("#0f766e"));
        asPlatform()
                .header("If-Match", "\"1\"")
                .body(settings)
                .put(TENANTS + "/" + tenant)
                .then()
                .statusCode(412);
    }

    @Test
    void whatIsWrongIsListedByPointer() {
        asPlatform()
                .body(Map.of("name", " ", "defaultLocale", "not_a_locale", "timeZone", "Mars/Olympus"))
                .post(TENANTS)
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/name", "/defaultLocale", "/timeZone"));
    }

    @Test
    void tenantsAreListedPageByPage() {
        List<String> created = List.of(freshTenant(), freshTenant(), freshTenant());

        List<String> listed = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Response page = asPlatform().get(TENANTS + "?limit=2" + cursor);
            listed.addAll(page.path("data.id"));
            cursor = page.path("nextCursor") == null ? null : "&cursor=" + page.path("nextCursor");
        }

        assertThat(listed).containsSubsequence(created).doesNotHaveDuplicates();
    }

    @Test
    void tenantsAreFoundByHowTheirNamesBeginAndByTheirIds() {
        String word = "T%_" + UUID.randomUUID();
        String first = named(word + " Zürich");
        String second = named(word.toLowerCase(Locale.ROOT) + " Bern");
        String other = named("Not " + word);

        assertThat(found(word.toUpperCase(Locale.ROOT))).containsExactly(first, second);
        assertThat(found(word + " b")).containsExactly(second);
        assertThat(found(other)).containsExactly(other);
        assertThat(found("%" + word)).isEmpty();
        Response page =
                asPlatform().queryParam("q", word).queryParam("limit", 1).get(TENANTS);
        assertThat(page.<List<String>>path("data.id")).containsExactly(first);
        asPlatform()
                .queryParam("q", word)
                .queryParam("cursor", page.<String>path("nextCursor"))
                .get(TENANTS)
                .then()
                .body("data.id", equalTo(List.of(second)));
        asPlatform().queryParam("q", "a\u0000").get(TENANTS).then().statusCode(400);
    }

    @Test
    void theSearchIsServedByAnIndex() {
        try (Database api = Database.asApi().with("app.platform_admin", "on").with("enable_seqscan", "off")) {
            String plan = String.join(
                    "\n",
                    api.rows("EXPLAIN SELECT tenant_id FROM admin.tenants WHERE found_as >= lower('De'::text)"
                            + " AND found_as < lower('De'::text) || chr(1114111)"));
            assertThat(plan).contains("tenants_found_as").contains("Index Cond: ((found_as >= 'de'");
        }
    }

    private static String named(String name) {
        return asPlatform().body(Map.of("name", name)).post(TENANTS).path("id");
    }

    private static List<String> found(String q) {
        return asPlatform()
                .queryParam("q", q)
                .get(TENANTS)
                .then()
                .statusCode(200)
                .extract()
                .path("data.id");
    }

    @Test
    void anUnknownTenantIsNotFoundOnEveryPath() {
        String path = TENANTS + "/" + UUID.randomUUID();

        for (String below : List.of("", "/templates", "/providers")) {
            asPlatform()
                    .get(path + below)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("urn:carillon:problem:tenant-not-found"));
        }
        asPlatform().post(path + "/suspend").then().statusCode(404);
        asPlatform().body(Map.of("code", "x")).post(path + "/templates").then().statusCode(404);
    }

    @Test
    void everySnapshotCanBePublishedAgain() {
        String tenant = freshTenant();
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            asPlatform().post(TENANTS + "/republish").then().statusCode(202).body("tenants", greaterThanOrEqualTo(1));

            TestRecord record = config.await(seen -> seen.tenant().equals(tenant)
                    && seen.data(TenantConfigPublished.class).version() == 2);
            assertThat(record.id()).isEqualTo(tenant + "-2");
        }
    }
}
