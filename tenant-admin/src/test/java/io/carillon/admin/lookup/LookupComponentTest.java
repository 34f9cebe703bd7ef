package io.carillon.admin.lookup;

import static io.carillon.admin.AdminApi.TENANTS;
import static io.carillon.admin.AdminApi.as;
import static io.carillon.admin.AdminApi.asPlatform;
import static io.carillon.admin.AdminApi.freshTenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.carillon.admin.seed.DemoTenants;
import io.carillon.testkit.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The system's values, and what a tenant may make of them. */
@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class LookupComponentTest {
    @Inject
    DemoTenants demo;

    @Test
    void aNewTenantHasTheSystemsValues() {
        String tenant = freshTenant();

        asPlatform()
                .get(lookupsOf(tenant) + "?type=category")
                .then()
                .statusCode(200)
                .body("data.code", hasItems("security", "account", "general", "product-updates", "marketing"))
                .body("data[0].code", equalTo("security"))
                .body("data[0].attributes.mandatory", equalTo(true))
                .body("data[0].attributes.budgetSeconds", equalTo(300))
                .body("data.origin.unique()", contains("system"));
        asPlatform().get(typesOf(tenant)).then().body("data.size()", greaterThan(10));
    }

    @Test
    void aTenantRenamesAndDisablesWhatTheSystemHas() {
        String tenant = freshTenant();
        String marketing = lookupsOf(tenant) + "/category/marketing";
        asPlatform()
                .header("If-Match", "\"0\"")
                .body(Map.of("name", "Offers", "attributes", Map.of("optedOutChannels", List.of("push"))))
                .put(marketing)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo("Offers"))
                .body("origin", equalTo("override"))
                .body("attributes.optedOutChannels", contains("push"))
                .body("attributes.transactional", equalTo(false))
                .body("order", greaterThan(0));
        asPlatform()
                .header("If-Match", "\"0\"")
                .body(Map.of("enabled", false))
                .put(marketing)
                .then()
                .statusCode(412);
        asPlatform()
                .header("If-Match", "\"1\"")
                .body(Map.of("enabled", false))
                .put(marketing)
                .then()
                .body("name", equalTo("News and offers"));

        asPlatform()
                .get(lookupsOf(tenant) + "?type=category&enabled=true")
                .then()
                .body("data.code", not(hasItem("marketing")));
        asPlatform()
                .get(lookupsOf(freshTenant()) + "/category/marketing")
                .then()
                .body("origin", equalTo("system"))
                .body("enabled", equalTo(true));
        asPlatform().delete(marketing).then().statusCode(204);
        asPlatform().get(marketing).then().body("origin", equalTo("system")).body("revision", equalTo(0));
    }

    @Test
    void aTenantAddsValuesOfItsOwn() {
        String tenant = freshTenant();
        add(tenant, Map.of("type", "category", "code", "loyalty", "name", "Loyalty"))
                .then()
                .statusCode(201)
                .header("Location", greaterThan(""))
                .body("origin", equalTo("tenant"));
        add(tenant, Map.of("type", "category", "code", "loyalty", "name", "Again"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:carillon:problem:lookup-code-taken"));
        add(tenant, Map.of("type", "category", "code", "security", "name", "Mine"))
                .then()
                .statusCode(409);

        asPlatform()
                .get(lookupsOf(tenant) + "?type=category")
                .then()
                .body("data.code", hasItems("loyalty", "security"));
        asPlatform().get(lookupsOf(freshTenant()) + "/category/loyalty").then().statusCode(404);
        asPlatform().delete(lookupsOf(tenant) + "/category/loyalty").then().statusCode(204);
        asPlatform().get(lookupsOf(tenant) + "/category/loyalty").then().statusCode(404);
    }

    @Test
    void codesMayHoldSlashes() {
        asPlatform()
                .get(lookupsOf(freshTenant()) + "/time-zone/America/New_York")
                .then()
                .statusCode(200)
                .body("name", equalTo("New York"));
    }

    @Test
    void whatTheCodeKnowsCannotBeAddedToNorDeleted() {
        String tenant = freshTenant();

        add(tenant, Map.of("type", "channel", "code", "pigeon", "name", "Pigeon"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:carillon:problem:lookup-fixed"));
        asPlatform().delete(lookupsOf(tenant) + "/channel/email").then().statusCode(409);
        asPlatform()
                .body(Map.of("name", "Mail"))
                .put(lookupsOf(tenant) + "/channel/email")
                .then()
                .statusCode(200)
                .body("name", equalTo("Mail"));
    }

    @Test
    void aTenantHasTypesOfItsOwn() {
        String tenant = freshTenant();
        Map<String, Object> type = Map.of("code", "department", "name", "Departments");
        asPlatform().body(type).post(typesOf(tenant)).then().statusCode(201).body("origin", equalTo("tenant"));
        asPlatform().body(type).post(typesOf(tenant)).then().statusCode(409);
        add(tenant, Map.of("type", "department", "code", "HR", "name", "People", "attributes", Map.of("floor", 3)))
                .then()
                .statusCode(201)
                .body("attributes.floor", equalTo(3));
        asPlatform()
                .body(Map.of("name", "Teams"))
                .put(typesOf(tenant) + "/department")
                .then()
                .body("name", equalTo("Teams"))
                .body("revision", equalTo(2));

        asPlatform().get(typesOf(freshTenant()) + "/department").then().statusCode(404);
        asPlatform().delete(typesOf(tenant) + "/department").then().statusCode(204);
        asPlatform().get(lookupsOf(tenant) + "/department/HR").then().statusCode(404);
        asPlatform().delete(typesOf(tenant) + "/category").then().statusCode(409);
        asPlatform()
                .body(Map.of("name", "x"))
                .put(typesOf(tenant) + "/category")
                .then()
                .statusCode(409);
    }

    @Test
    void theListIsReadPageByPageInOrder() {
        String tenant = freshTenant();
        List<String> whole = codes(asPlatform().get(lookupsOf(tenant) + "?limit=200"));

        List<String> paged = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Response page = asPlatform().get(lookupsOf(tenant) + "?limit=17" + cursor);
            paged.addAll(codes(page));
            cursor = page.path("nextCursor") == null ? null : "&cursor=" + page.path("nextCursor");
        }

        assertThat(paged).hasSizeGreaterThan(35).isEqualTo(whole);
        asPlatform().get(lookupsOf(tenant) + "?cursor=eHg").then().statusCode(400);
    }

    @Test
    void wrongAttributesAreListed() {
        Map<String, Object> wrong =
                Map.of("mandatory", "yes", "budgetSeconds", 5, "optedOutChannels", List.of("pigeon"), "colour", "red");

        add(freshTenant(), Map.of("type", "category", "code", "a b", "name", " ", "attributes", wrong))
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        hasItems(
                                "/code",
                                "/name",
                                "/attributes/mandatory",
                                "/attributes/budgetSeconds",
                                "/attributes/optedOutChannels",
                                "/attributes/colour"));
    }

    @Test
    void tenantsNeverReachTheSystemsOwnValues() {
        demo.seed();
        String system = TENANTS + "/00000000-0000-0000-0000-000000000000/lookups/category/marketing";

        as("demo-admin").body(Map.of("name", "x")).put(system).then().statusCode(403);
        asPlatform()
                .get(TENANTS + "/00000000-0000-0000-0000-000000000000/templates")
                .then()
                .statusCode(404);
    }

    private static List<String> codes(Response page) {
        return page.then().statusCode(200).extract().path("data.collect { it.type + '/' + it.code }");
    }

    private static Response add(String tenant, Map<String, Object> value) {
        return asPlatform().body(value).post(lookupsOf(tenant));
    }

    private static String lookupsOf(String tenant) {
        return TENANTS + "/" + tenant + "/lookups";
    }

    private static String typesOf(String tenant) {
        return TENANTS + "/" + tenant + "/lookup-types";
    }
}
