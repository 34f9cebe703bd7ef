package io.carillon.admin.http;

import static io.carillon.admin.AdminApi.TENANTS;
import static io.carillon.admin.AdminApi.asPlatform;
import static io.carillon.admin.AdminApi.freshTenant;
import static io.carillon.admin.AdminApi.sendGrid;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.carillon.testkit.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No body has a field that nobody reads; what is shown may go back as it was shown. */
@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class RequestFieldsComponentTest {
    private static final String ADMIN = "/api/v1/admin";

    @Test
    void everyBodyRefusesAFieldThatIsNotThere() {
        String tenant = freshTenant();
        Map<String, Integer> answers = new TreeMap<>();
        forEachBody((method, path) -> {
            Response answer = asPlatform()
                    .body(Map.of("noSuchField", true))
                    .request(method.name(), actingFor(tenant, path).replaceAll("\\{\\w+}", UUID.randomUUID() + ""));
            boolean named = answer.statusCode() == 400
                    && "urn:carillon:problem:invalid-json".equals(answer.path("type"))
                    && "/noSuchField".equals(answer.path("errors[0].pointer"));
            answers.put(method + " " + path, named ? 400 : answer.statusCode() + 1000);
        });
        assertThat(answers).hasSizeGreaterThan(15);
        assertThat(answers.values()).as(answers::toString).containsOnly(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /webhook-endpoints   | {"url": "https://hooks.example.com/a", "eventTyps": ["x"]}              | /eventTyps
            /templates           | {"code": "a", "locales": {"en": {"sms": {"txt": "A"}}}}                 | /locales/en/sms/txt
            /templates           | {"code": "a", "digest": {"window": 60}}                                 | /digest/window
            /templates/preview   | {"template": {"code": "a", "escalations": []}}                          | /template/escalations
            /providers           | {"type": "smtp", "name": "A", "secrets": [{"name": "a", "value": "b"}]} | /secrets/0/value
            """)
    void theFieldIsNamedWhereverItStands(String path, String body, String pointer) {
        asPlatform()
                .body(body)
                .post(TENANTS + "/" + freshTenant() + path)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:carillon:problem:invalid-json"))
                .body("errors.pointer", contains(pointer))
                .body("errors.detail", contains("is not a field here"));
    }

    @Test
    void whatIsShownMayGoBackAsItIsShown() {
        String tenant = TENANTS + "/" + freshTenant();
        Set<String> covered = new TreeSet<>();
        covered.add(goesBack(tenant, "", "/tenants/{tenantId}"));
        covered.add(goesBack(tenant, "/settings", "/settings"));
        covered.add(goesBack(tenant, "/layouts/" + made(tenant + "/layouts", Bodies.LAYOUT), "/layouts/{id}"));
        covered.add(goesBack(tenant, "/templates/" + made(tenant + "/templates", Bodies.TEMPLATE), "/templates/{id}"));
        String endpoint = made(tenant + "/webhook-endpoints", Bodies.ENDPOINT);
        covered.add(goesBack(tenant, "/webhook-endpoints/" + endpoint, "/webhook-endpoints/{id}"));
        String account = asPlatform()
                .body(sendGrid("SG.demo"))
                .post(tenant + "/providers")
                .path("id");
        covered.add(goesBack(tenant, "/providers/" + account, "/providers/{id}"));
        covered.add(goesBack(tenant, "/provider-routes/email", "/provider-routes/{channel}"));
        made(tenant + "/lookup-types", "{\"code\": \"department\", \"name\": \"Departments\"}");
        covered.add(goesBack(tenant, "/lookup-types/department", "/lookup-types/{code}"));
        made(tenant + "/lookups", "{\"type\": \"department\", \"code\": \"a\", \"name\": \"A\"}");
        covered.add(goesBack(tenant, "/lookups/department/a", "/lookups/{type}/{code}"));
        goesBack(tenant, "/lookups/category/marketing", "");

        Set<String> all = new TreeSet<>();
        forEachBody((method, path) -> {
            if (method == HttpMethod.PUT) {
                all.add(path.substring(ADMIN.length()));
            }
        });
        assertThat(covered).isEqualTo(all);
    }

    /** Bodies with as much in them as fits. */
    private static final class Bodies {
        static final String LAYOUT = """
                {"code": "branded", "html": "<html><body>{{content}}</body></html>", "text": "{{content}}"}
                """;
        static final String ENDPOINT = """
                {"url": "https://hooks.example.com/a", "description": "A", "headers": {"X-Team": "a"},
                 "eventTypes": ["carillon.notification.status-changed.v1"]}
                """;
        static final String TEMPLATE = """
                {"code": "welcome", "name": "Welcome", "category": "account", "defaultChannels": ["in-app", "email"],
                 "variables": {"type": "object"}, "layout": "branded", "partials": {"foot": "Bye"},
                 "digest": {"windowSeconds": 600, "key": "{{a}}"},
                 "escalation": [{"channel": "in-app", "afterSeconds": 0},
                                {"channel": "email", "afterSeconds": 60, "unless": "read"}],
                 "locales": {"en": {
                   "email": {"subject": "A", "html": "<p>A</p>", "text": "A",
                             "attachments": [{"name": "a.txt", "contentType": "text/plain", "content": "QQ=="}]},
                   "in-app": {"title": "A", "body": "B", "actionUrl": "https://example.com", "data": {"a": "b"}},
                   "push": {"title": "A", "body": "B", "push": {"badge": 1}},
                   "whatsapp": {"text": "A", "buttons": [{"id": "yes", "label": "Yes"}]}}}}
                """;
    }

    private static String made(String path, String body) {
        return asPlatform()
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String goesBack(String tenant, String path, String template) {
        String shown =
                asPlatform().get(tenant + path).then().statusCode(200).extract().asString();
        Map<String, Object> after = asPlatform()
                .body(shown)
                .put(tenant + path)
                .then()
                .statusCode(200)
                .extract()
                .path("");
        Map<String, Object> before = JsonPath.from(shown).getMap("");
        assertThat(without(after)).as(path).isEqualTo(without(before));
        return template;
    }

    /** But for what each change changes. */
    private static Map<String, Object> without(Map<String, Object> shown) {
        Map<String, Object> rest = new TreeMap<>(shown);
        Set.of("revision", "updatedAt", "origin").forEach(rest::remove);
        return rest;
    }

    private static String actingFor(String tenant, String path) {
        return path.startsWith(TENANTS)
                ? path.replace("{tenantId}", tenant)
                : TENANTS + "/" + tenant + path.substring(ADMIN.length());
    }

    private static void forEachBody(BiConsumer<HttpMethod, String> visit) {
        String document = given().get("/openapi?format=json").asString();
        Map<String, PathItem> paths =
                new OpenAPIV3Parser().readContents(document).getOpenAPI().getPaths();
        paths.forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
            if (operation.getRequestBody() != null) {
                visit.accept(method, path);
            }
        }));
    }
}
