package io.carillon.realtime.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.carillon.testkit.Infra;
import io.carillon.testkit.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = "kafka,redis,oidc"))
class InboxPagesComponentTest {
    private static final Pattern SCRIPT = Pattern.compile("src=\"(/inbox-demo/assets/[^\"]+\\.js)\"");

    @Test
    void theElementIsOneFileThatPagesOfAnyOriginMayLoad() {
        String tag = given().header("Origin", "https://shop.example.com")
                .get("/clients/carillon-inbox.js")
                .then()
                .statusCode(200)
                .contentType(containsString("text/javascript"))
                .header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", "no-cache")
                .body(allOf(containsString("carillon-inbox"), not(containsString("from\"./"))))
                .extract()
                .header("ETag");
        given().header("If-None-Match", tag)
                .get("/clients/carillon-inbox.js")
                .then()
                .statusCode(304);
    }

    @Test
    void theDemoPageHasAPolicyWithoutInlineScriptOrStyle() {
        String page = given().get("/inbox-demo/")
                .then()
                .statusCode(200)
                .header(
                        "Content-Security-Policy",
                        allOf(containsString("script-src 'self'"), not(containsString("unsafe"))))
                .header("X-Frame-Options", "DENY")
                .body(containsString("<carillon-inbox"))
                .extract()
                .asString();
        Matcher script = SCRIPT.matcher(page);
        assertThat(script.find()).isTrue();
        given().get(script.group(1)).then().statusCode(200).header("Cache-Control", containsString("immutable"));
        given().redirects()
                .follow(false)
                .get("/inbox-demo")
                .then()
                .statusCode(302)
                .header("Location", "/inbox-demo/");
    }

    @Test
    void thePageLearnsWhereToSignIn() {
        given().get("/inbox-demo/config.json")
                .then()
                .statusCode(200)
                .body("issuer", equalTo(Infra.env("ISSUER_URL")))
                .body("clientId", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/clients/", "/clients/gone.js", "/clients/demo/index.html", "/inbox-demo/gone.js"})
    void whatIsNoFileIsNotThere(String path) {
        given().get(path).then().statusCode(404).contentType(containsString("problem+json"));
    }

    @Test
    void pagesAreOnlyRead() {
        given().post("/clients/carillon-inbox.js").then().statusCode(405);
    }
}
