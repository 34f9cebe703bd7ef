package io.carillon.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.gateway.routing.Upstream;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergeDocumentsTest {
    private static final DocsConfig CONFIG = config();

    private final JsonObject core = new JsonObject("""
            {"openapi": "3.1.0",
             "info": {"title": "Core", "description": "Sends."},
             "tags": [{"name": "send"}, {"name": "stats", "description": "Numbers"}],
             "security": [{"oidc": ["notifications:read"]}],
             "paths": {
               "/api/v1/services/notifications/{id}": {"get": {"operationId": "get", "responses": {"200":
                 {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Page"}}}}}}},
               "/unsubscribe/{token}": {"post": {"operationId": "unsubscribe"}},
               "/internal/rebuild": {"post": {}},
               "/api/v1/admin/templates": {"get": {"summary": "not core's"}}},
             "components": {"schemas": {"Page": {"type": "object"}, "Problem": {"type": "string"}},
               "securitySchemes": {"oidc": {"type": "oauth2", "flows": {"implicit":
                 {"scopes": {"notifications:read": "Read"}}}}}}}
            """);

    private final JsonObject admin = new JsonObject("""
            {"openapi": "3.1.0",
             "info": {"title": "Admin"},
             "tags": [{"name": "stats"}, {"name": "templates"}],
             "paths": {
               "/api/v1/admin/templates": {"get": {"operationId": "get", "security": [{"signIn": ["admin:read"]}],
                 "responses": {"200": {"schema": {"$ref": "#/components/schemas/Templates"}}}}},
               "/api/v1/admin/suppressions": {"get": {"summary": "not admin's"}}},
             "components": {"schemas": {"Page": {"type": "array"}, "Problem": {"type": "string"},
               "Templates": {"items": {"$ref": "#/components/schemas/Page"}}}}}
            """);

    @Test
    void showsWhatTheDoorLetsThroughToThatServiceAndNothingElse() {
        assertThat(merged().getJsonObject("paths").fieldNames())
                .containsExactlyInAnyOrder(
                        "/api/v1/services/notifications/{id}", "/unsubscribe/{token}", "/api/v1/admin/templates");
        assertThat(at("/paths/~1api~1v1~1admin~1templates/get/summary")).isNull();
    }

    @Test
    void renamesWhatMeansSomethingElseAndEverythingThatRefersToIt() {
        assertThat(merged().getJsonObject("components").getJsonObject("schemas").fieldNames())
                .containsExactlyInAnyOrder("Page", "Problem", "AdminPage", "Templates");
        assertThat(at("/components/schemas/Page/type")).isEqualTo("object");
        assertThat(at("/components/schemas/AdminPage/type")).isEqualTo("array");
        assertThat(at("/components/schemas/Templates/items/$ref")).isEqualTo("#/components/schemas/AdminPage");
    }

    @Test
    void renamesWhatLooksTheSameButRefersToSomethingElse() {
        JsonObject wrapper = new JsonObject().put("$ref", "#/components/schemas/Page");
        core.getJsonObject("components").getJsonObject("schemas").put("Wrapper", wrapper);
        admin.getJsonObject("components").getJsonObject("schemas").put("Wrapper", wrapper.copy());

        assertThat(at("/components/schemas/Wrapper/$ref")).isEqualTo("#/components/schemas/Page");
        assertThat(at("/components/schemas/AdminWrapper/$ref")).isEqualTo("#/components/schemas/AdminPage");
    }

    @Test
    void givesTheSameWhateverComesFirst() {
        assertThat(merge(admin, core)).isEqualTo(merged());
    }

    @Test
    void asksForOneWayToSignIn() {
        assertThat(at("/components/securitySchemes"))
                .isInstanceOfSatisfying(JsonObject.class, schemes -> assertThat(schemes.fieldNames())
                        .containsExactly("carillon"));
        assertThat(at("/components/securitySchemes/carillon/flows/authorizationCode/authorizationUrl"))
                .isEqualTo("http://id/auth");
        assertThat(at("/components/securitySchemes/carillon/flows/clientCredentials/tokenUrl"))
                .isEqualTo("http://id/token");
        assertThat(at("/components/securitySchemes/carillon/flows/clientCredentials/scopes"))
                .isEqualTo(new JsonObject().put("admin:read", "admin:read").put("notifications:read", "Read"));
    }

    @Test
    void saysOfEachOperationWhatItAsksFor() {
        assertThat(at("/paths/~1api~1v1~1services~1notifications~1{id}/get/security"))
                .isEqualTo(new JsonArray("[{\"carillon\": [\"notifications:read\"]}]"));
        assertThat(at("/paths/~1api~1v1~1admin~1templates/get/security"))
                .isEqualTo(new JsonArray("[{\"carillon\": [\"admin:read\"]}]"));
        assertThat(at("/paths/~1unsubscribe~1{token}/post/security")).isEqualTo(new JsonArray());
    }

    @Test
    void keepsOperationIdsApartAndTagsTogether() {
        assertThat(at("/paths/~1api~1v1~1services~1notifications~1{id}/get/operationId"))
                .isEqualTo("get");
        assertThat(at("/paths/~1api~1v1~1admin~1templates/get/operationId")).isEqualTo("Admin_get");
        assertThat(merged().getJsonArray("tags"))
                .isEqualTo(
                        new JsonArray(
                                "[{\"name\": \"send\"}, {\"name\": \"stats\", \"description\": \"Numbers\"}, {\"name\": \"templates\"}]"));
    }

    @Test
    void namesTheDoorAsItsServer() {
        assertThat(at("/servers/0/url")).isEqualTo("http://door");
        assertThat((String) at("/info/description")).contains("## Core\nSends.");
    }

    private Object at(String pointer) {
        return JsonPointer.from(pointer).queryJson(merged());
    }

    private JsonObject merged() {
        return merge(core, admin);
    }

    private JsonObject merge(JsonObject one, JsonObject other) {
        return MergeDocuments.merge(
                List.of(document(one), document(other)).stream().toList(), CONFIG);
    }

    private ServiceDocument document(JsonObject document) {
        return new ServiceDocument(document == core ? Upstream.CORE : Upstream.ADMIN, document);
    }

    private static DocsConfig config() {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .withConverter(URI.class, 200, URI::create)
                .withMapping(DocsConfig.class)
                .withDefaultValues(Map.of(
                        "carillon.docs.public-url", "http://door",
                        "carillon.docs.authorization-url", "http://id/auth",
                        "carillon.docs.token-url", "http://id/token"))
                .build()
                .getConfigMapping(DocsConfig.class);
    }
}
