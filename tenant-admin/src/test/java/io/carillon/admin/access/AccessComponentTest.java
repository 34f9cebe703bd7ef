package io.carillon.admin.access;

import static io.carillon.admin.AdminApi.PROVIDERS;
import static io.carillon.admin.AdminApi.TEMPLATES;
import static io.carillon.admin.AdminApi.TENANTS;
import static io.carillon.admin.AdminApi.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.carillon.admin.AdminApi;
import io.carillon.admin.seed.DemoTenants;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestTenant;
import io.carillon.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may do what, as one table; and that one tenant's ids are nothing to another. */
@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class AccessComponentTest {
    private static final List<String> PEOPLE =
            List.of("demo-viewer", "demo-editor", "demo-admin", "platform-admin", "ada");
    private static final String NOWHERE = "/" + UUID.randomUUID();
    private static final String DEMO = TENANTS + "/" + TestTenant.demo();

    /** One row an endpoint: who gets past the door (y) or not (-), in the order of {@link #PEOPLE}. */
    private static final String MATRIX = """
            GET    /templates                    y y y - -
            GET    /templates/{id}               y y y - -
            GET    /templates/{id}/versions      y y y - -
            POST   /templates                    - y y - -
            PUT    /templates/{id}               - y y - -
            DELETE /templates/{id}               - y y - -
            POST   /templates/{id}/publish       - y y - -
            POST   /templates/{id}/rollback      - y y - -
            GET    /templates/{id}/versions/{version}  y y y - -
            POST   /templates/{id}/preview       y y y - -
            POST   /templates/preview            - y y - -
            POST   /templates/{id}/test-send     - y y - -
            GET    /layouts                      y y y - -
            GET    /layouts/{id}                 y y y - -
            POST   /layouts                      - y y - -
            PUT    /layouts/{id}                 - y y - -
            DELETE /layouts/{id}                 - y y - -
            GET    /providers                    y y y - -
            GET    /providers/{id}               y y y - -
            POST   /providers                    - - y - -
            PUT    /providers/{id}               - - y - -
            DELETE /providers/{id}               - - y - -
            POST   /providers/{id}/rotate        - - y - -
            POST   /providers/{id}/test          - - y - -
            GET    /provider-types               y y y - -
            GET    /provider-routes              y y y - -
            GET    /provider-routes/sms          y y y - -
            PUT    /provider-routes/sms          - - y - -
            GET    /settings                     y y y - -
            PUT    /settings                     - - y - -
            GET    /audit-log                    y y y - -
            GET    /webhook-endpoints            y y y - -
            GET    /webhook-endpoints/{id}       y y y - -
            POST   /webhook-endpoints            - - y - -
            PUT    /webhook-endpoints/{id}       - - y - -
            DELETE /webhook-endpoints/{id}       - - y - -
            POST   /webhook-endpoints/{id}/rotate-secret - - y - -
            GET    /lookup-types                 y y y - -
            GET    /lookup-types/{code}          y y y - -
            POST   /lookup-types                 - - y - -
            PUT    /lookup-types/{code}          - - y - -
            DELETE /lookup-types/{code}          - - y - -
            GET    /lookups                      y y y - -
            GET    /lookups/{type}/{code}        y y y - -
            POST   /lookups                      - - y - -
            PUT    /lookups/{type}/{code}        - - y - -
            DELETE /lookups/{type}/{code}        - - y - -
            GET    /tenants                      - - - y -
            POST   /tenants                      - - - y -
            GET    /tenants/{id}                 - - - y -
            PUT    /tenants/{id}                 - - - y -
            POST   /tenants/{id}/suspend         - - - y -
            POST   /tenants/{id}/activate        - - - y -
            POST   /sealing/rotate               - - - y -
            """;

    @Inject
    DemoTenants demo;

    @BeforeEach
    void seed() {
        demo.seed();
    }

    @Test
    void everyRolePassesExactlyWhereTheMatrixSays() {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (String line : MATRIX.lines().toList()) {
            String[] cells = line.trim().split("\\s+");
            for (int i = 0; i < PEOPLE.size(); i++) {
                boolean may = cells[2 + i].equals("y");
                check(wrong, PEOPLE.get(i), cells[0], cells[1], may);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void onlyPlatformAdministratorsActOnANamedTenant() {
        Map<String, String> wrong = new LinkedHashMap<>();
        MATRIX.lines()
                .map(line -> line.trim().split("\\s+"))
                .filter(cells -> !cells[1].startsWith("/tenants"))
                .forEach(cells -> PEOPLE.forEach(person ->
                        check(wrong, person, cells[0], "/tenants/demo" + cells[1], person.equals("platform-admin"))));
        assertThat(wrong).isEmpty();
    }

    private static void check(Map<String, String> wrong, String person, String method, String path, boolean may) {
        int status = send(as(person), method, path).statusCode();
        boolean passed = status != 401 && status != 403;
        if (passed != may || status >= 500) {
            wrong.put(method + " " + path + " " + person, "answered " + status);
        }
    }

    @Test
    void theMatrixCoversEveryOperationOfTheApi() {
        Map<String, Map<String, Object>> paths =
                given().accept(ContentType.JSON).get("/openapi?format=json").path("paths");
        List<String> operations = new ArrayList<>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(method -> !method.equals("parameters"))
                .forEach(method -> operations.add(method.toUpperCase() + " " + path.replace("/api/v1/admin", ""))));
        List<String> listed = new ArrayList<>(MATRIX.lines()
                .map(line -> line.trim().split("\\s+"))
                .map(cells -> cells[0] + " " + cells[1].replace("/tenants/{id}", "/tenants/{tenantId}"))
                .map(row -> row.replace("/provider-routes/sms", "/provider-routes/{channel}"))
                .toList());
        listed.add("POST /tenants/republish");

        assertThat(operations).containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void withoutATokenNothingPasses() {
        for (String line : MATRIX.lines().toList()) {
            String[] cells = line.trim().split("\\s+");
            send(given().contentType(ContentType.JSON), cells[0], cells[1])
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:carillon:problem:unauthenticated"));
        }
    }

    @Test
    void aServicesTokenHasNoRoleHere() {
        given().auth()
                .oauth2(Tokens.ofClient("demo-service"))
                .get(TEMPLATES)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:carillon:problem:forbidden"));
    }

    @Test
    void thePlatformsOwnClientMayActOnATenant() {
        given().auth()
                .oauth2(Tokens.ofClient("carillon-platform"))
                .get(DEMO + "/templates")
                .then()
                .statusCode(200);
    }

    @Test
    void anotherTenantsIdsAreNothing() {
        String template = as("demo-editor")
                .body(AdminApi.smsTemplate(AdminApi.freshCode(), "Hi"))
                .post(TEMPLATES)
                .path("id");
        String provider = as("demo-admin")
                .body(AdminApi.sendGrid("demo-key"))
                .post(PROVIDERS)
                .path("id");
        Function<String, Response> other = path -> as("other-admin").get(path);

        other.apply(TEMPLATES + "/" + template).then().statusCode(404);
        other.apply(TEMPLATES + "/" + template + "/versions").then().statusCode(404);
        other.apply(PROVIDERS + "/" + provider).then().statusCode(404);
        as("other-admin")
                .body(AdminApi.smsTemplate("x", "Hi"))
                .put(TEMPLATES + "/" + template)
                .then()
                .statusCode(404);
        as("other-admin").post(TEMPLATES + "/" + template + "/publish").then().statusCode(404);
        as("other-admin").delete(TEMPLATES + "/" + template).then().statusCode(404);
        as("other-admin")
                .body(AdminApi.sendGrid("k"))
                .put(PROVIDERS + "/" + provider)
                .then()
                .statusCode(404);
        as("other-admin").delete(PROVIDERS + "/" + provider).then().statusCode(404);
        assertThat(other.apply(TEMPLATES).asString()).doesNotContain(template);
        assertThat(other.apply(PROVIDERS).asString()).doesNotContain(provider);
        as("demo-viewer").get(TEMPLATES + "/" + template).then().statusCode(200);
        as("demo-viewer").get(PROVIDERS + "/" + provider).then().statusCode(200);
    }

    private static Response send(RequestSpecification request, String method, String path) {
        String below = path.startsWith("/tenants/demo") ? path.replace("/tenants/demo", DEMO) : "/api/v1/admin" + path;
        RequestSpecification ready = method.equals("GET") ? request : request.body("{}");
        String concrete = below.replace("{version}", "1").replaceAll("/\\{[a-z]+}", NOWHERE);
        return ready.request(method, concrete);
    }
}
