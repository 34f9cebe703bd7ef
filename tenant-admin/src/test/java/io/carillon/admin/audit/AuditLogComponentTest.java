package io.carillon.admin.audit;

import static io.carillon.admin.AdminApi.TENANTS;
import static io.carillon.admin.AdminApi.asPlatform;
import static io.carillon.admin.AdminApi.freshTenant;
import static io.carillon.admin.AdminApi.providersOf;
import static io.carillon.admin.AdminApi.sendGrid;
import static io.carillon.admin.AdminApi.smsTemplate;
import static io.carillon.admin.AdminApi.templatesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.carillon.admin.database.Database;
import io.carillon.testkit.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who changed what, as the API tells it. */
@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class AuditLogComponentTest {
    private static final String SECRET = "demo-planted-secret";

    @Test
    void tellsChangesNewestFirstWithBothSides() {
        String tenant = freshTenant();
        asPlatform().post(TENANTS + "/" + tenant + "/suspend").then().statusCode(200);

        asPlatform()
                .get(logOf(tenant))
                .then()
                .statusCode(200)
                .body("data.action", contains("tenant.suspended", "tenant.created"))
                .body("data[0].before.status", equalTo("active"))
                .body("data[0].after.status", equalTo("suspended"))
                .body("data[1].before", nullValue())
                .body("data.actorName", everyItem(equalTo("platform-admin")))
                .body("data.actorKind", everyItem(equalTo("platform")));
    }

    @Test
    void filtersNarrowOneAnother() {
        String tenant = freshTenant();
        String template = create(tenant, "one");
        create(tenant, "two");

        assertThat(actions(tenant, "?objectType=template")).hasSize(2);
        assertThat(actions(tenant, "?objectType=template&objectId=" + template)).containsExactly("template.created");
        assertThat(actions(tenant, "?actor=platform-admin")).hasSize(3);
        assertThat(actions(tenant, "?actor=00000000-0000-4000-8000-0000000000a0&action=tenant.created"))
                .hasSize(1);
        assertThat(actions(tenant, "?actor=demo-admin")).isEmpty();
        assertThat(actions(tenant, "?from=2000-01-01T00:00:00Z&to=2000-01-02T00:00:00Z"))
                .isEmpty();
        assertThat(actions(tenant, "?from=2000-01-01T00:00:00Z")).hasSize(3);
    }

    @Test
    void isReadPageByPage() {
        String tenant = freshTenant();
        create(tenant, "one");
        create(tenant, "two");

        List<String> read = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Response page = asPlatform().get(logOf(tenant) + "?limit=1" + cursor);
            page.then().body("data", hasSize(1));
            read.addAll(page.path("data.id"));
            cursor = page.path("nextCursor") == null ? null : "&cursor=" + page.path("nextCursor");
        }

        assertThat(read).hasSize(3).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void wrongFiltersAreListed() {
        asPlatform()
                .get(logOf(freshTenant()) + "?from=yesterday&to=never")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/from", "/to"));
    }

    @Test
    void saysWhereTheRequestCameFromAndWhichItWas() {
        String tenant = freshTenant();
        asPlatform()
                .header("X-Forwarded-For", "203.0.113.7")
                .header("X-Request-Id", "request-of-this-test")
                .post(TENANTS + "/" + tenant + "/suspend")
                .then()
                .statusCode(200);

        asPlatform()
                .get(logOf(tenant) + "?action=tenant.suspended")
                .then()
                .body("data[0].sourceAddress", equalTo("203.0.113.7"))
                .body("data[0].requestId", equalTo("request-of-this-test"));
        asPlatform()
                .get(logOf(tenant) + "?action=tenant.created")
                .then()
                .body("data[0].sourceAddress", equalTo("127.0.0.1"));
    }

    @Test
    void holdsNoSecretAnywhere() {
        String tenant = freshTenant();
        String provider = asPlatform()
                .body(sendGrid(SECRET))
                .post(providersOf(tenant))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        asPlatform()
                .body(sendGrid(SECRET + "-2"))
                .put(providersOf(tenant) + "/" + provider)
                .then()
                .statusCode(200);
        asPlatform().delete(providersOf(tenant) + "/" + provider).then().statusCode(204);

        assertThat(asPlatform().get(logOf(tenant)).asString()).doesNotContain(SECRET, "demo-1.");
        try (Database api = Database.asApi().inTenant(tenant)) {
            assertThat(api.rows("SELECT row_to_json(audit_log)::text FROM audit_log"))
                    .hasSize(4)
                    .noneMatch(row -> row.contains(SECRET) || row.contains("demo-1."));
        }
    }

    @Test
    void nothingTakesAWordBack() {
        String tenant = freshTenant();
        for (String change : List.of("UPDATE audit_log SET action = 'x'", "DELETE FROM audit_log")) {
            try (Database api = Database.asApi().inTenant(tenant)) {
                assertThatThrownBy(() -> api.change(change)).hasMessageContaining("permission denied");
            }
        }
        asPlatform().get(logOf(tenant)).then().body("data", hasSize(1));
    }

    @Test
    void anotherTenantsChangesAreNotTold() {
        String mine = freshTenant();
        String others = create(freshTenant(), "theirs");

        asPlatform().get(logOf(mine) + "?objectId=" + others).then().body("data", empty());
        asPlatform().get(logOf(UUID.randomUUID().toString())).then().statusCode(404);
    }

    private static String logOf(String tenant) {
        return TENANTS + "/" + tenant + "/audit-log";
    }

    private static List<String> actions(String tenant, String query) {
        return asPlatform()
                .get(logOf(tenant) + query)
                .then()
                .statusCode(200)
                .extract()
                .path("data.action");
    }

    private static String create(String tenant, String code) {
        return asPlatform()
                .body(smsTemplate(code, "x"))
                .post(templatesOf(tenant))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
