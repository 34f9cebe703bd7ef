package io.carillon.admin.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.carillon.testkit.Infra;
import io.carillon.testkit.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class ConsolePagesComponentTest {
    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern SCRIPT = Pattern.compile("src=\"(/console/assets/[^\"]+\\.js)\"");

    @ParameterizedTest
    @ValueSource(strings = {"/console", "/console/", "/console/templates", "/console/notifications/1/show"})
    void answersEveryPlaceOfTheConsoleWithItsPage(String place) {
        Response answer = given().get(place);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/html");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.asString()).contains("<div id=\"root\">");
    }

    @Test
    void givesEachAnswerANonceOfItsOwn() {
        Response one = given().get("/console");
        String nonce = nonceOf(one);

        assertThat(one.asString()).contains("nonce=\"" + nonce + "\"").doesNotContain("CARILLON-NONCE");
        assertThat(nonceOf(given().get("/console"))).isNotEqualTo(nonce);
    }

    @Test
    void letsBrowsersKeepFilesWithAHashForEver() {
        Matcher script = SCRIPT.matcher(given().get("/console").asString());
        assertThat(script.find()).isTrue();

        given().header("Accept-Encoding", "gzip")
                .get(script.group(1))
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("immutable"))
                .header("Content-Encoding", "gzip")
                .header("X-Content-Type-Options", "nosniff")
                .contentType(containsString("javascript"));
        given().get("/console/assets/gone-00000000.js").then().statusCode(404);
    }

    @Test
    void answersUnchangedFilesWithoutThem() {
        String tag = given().get("/console/mark.svg")
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");

        given().header("If-None-Match", tag).get("/console/mark.svg").then().statusCode(304);
    }

    @Test
    void keepsTheFrameForMailsApart() {
        given().get("/console/frame.html")
                .then()
                .statusCode(200)
                .header("X-Frame-Options", "SAMEORIGIN")
                .header("Content-Security-Policy", containsString("sandbox allow-scripts"));
    }

    @Test
    void tellsThePagesWherePeopleSignIn() {
        given().get("/console/config.json")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-cache")
                .body("issuer", equalTo(Infra.env("ISSUER_URL")))
                .body("clientId", equalTo("carillon-web"));
    }

    @Test
    void takesNothing() {
        given().post("/console").then().statusCode(405).body("title", notNullValue());
        given().delete("/console/mark.svg").then().statusCode(405);
    }

    private static String nonceOf(Response answer) {
        Matcher nonce = NONCE.matcher(answer.header("Content-Security-Policy"));
        assertThat(nonce.find()).isTrue();
        return nonce.group(1);
    }
}
