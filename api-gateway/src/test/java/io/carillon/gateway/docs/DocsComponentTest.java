package io.carillon.gateway.docs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.carillon.gateway.Behind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Behind.class)
class DocsComponentTest {

    @BeforeEach
    void awaitDocuments() {
        await().until(() -> given().get("/openapi").asString().contains("/api/v1/admin/templates")
                && given().get("/openapi").asString().contains("/api/v1/admin/suppressions"));
    }

    @Test
    void servesEveryServicesPathsAlthoughOneServiceIsDown() {
        given().get("/openapi")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/json"))
                .body("paths.'/api/v1/admin/templates'.get.summary", equalTo("admin"))
                .body("paths.'/api/v1/admin/suppressions'.get.summary", equalTo("core"))
                .header("Content-Security-Policy", containsString("default-src 'none'"));
    }

    @Test
    void sendsWhatChangedOnly() {
        Response first = given().get("/openapi");

        given().header("If-None-Match", first.header("ETag"))
                .get("/openapi")
                .then()
                .statusCode(304)
                .body(equalTo(""));
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @CsvSource({
        "/docs,                      text/html",
        "/docs/docs.js,              text/javascript",
        "/docs/docs.css,             text/css",
        "/docs/swagger-ui.css,       text/css",
        "/docs/swagger-ui-bundle.js, text/javascript",
        "/docs/oauth2-redirect.html, text/html",
        "/docs/oauth2-redirect.js,   text/javascript",
        "/docs/favicon-32x32.png,    image/png"
    })
    void servesThePageUnderAStrictPolicy(String path, String type) {
        given().get(path)
                .then()
                .statusCode(200)
                .contentType(startsWith(type))
                .header("Content-Security-Policy", startsWith("default-src 'none'; script-src 'self'; style-src"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("X-Content-Type-Options", equalTo("nosniff"));
    }

    @Test
    void hasNoScriptInThePageItself() {
        assertThat(given().get("/docs").asString())
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContain(" on");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/index.html",
                "/docs/",
                "/docs/../application.properties",
                "/docs/x",
                "/webjars/swagger-ui/5.32.0/index.html",
                "/docs.js"
            })
    void servesNoOtherFile(String path) {
        assertThat(given().urlEncodingEnabled(false).get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void isReadOnly() {
        given().post("/openapi").then().statusCode(405).header("Allow", equalTo("GET, HEAD"));
        given().delete("/docs").then().statusCode(405);
    }
}
