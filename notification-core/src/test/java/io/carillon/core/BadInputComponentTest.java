package io.carillon.core;

import static io.carillon.core.CoreTest.API;
import static io.carillon.core.CoreTest.send;
import static io.carillon.core.CoreTest.service;
import static io.carillon.core.CoreTest.welcome;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestTenant;
import io.carillon.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a request, the answer is a problem that says so, and nothing was accepted. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class BadInputComponentTest {

    @BeforeEach
    void configure() {
        CoreTest.configure();
    }

    @Test
    void aTemplateNobodyPublished() {
        assertProblem(post(with("template", Map.of("code", "unknown"))), 422, "template-not-found", "/template");
        assertProblem(
                post(with("template", Map.of("code", "welcome", "version", 9))),
                422,
                "template-not-found",
                "/template");
    }

    @Test
    void aVariableThatIsMissing() {
        assertProblem(post(with("data", Map.of("items", List.of()))), 422, "variables-missing", "/data/name");
    }

    @Test
    void anAddressThatIsNone() {
        assertProblem(post(with("recipient", Map.of("email", "ada"))), 400, "validation-failed", "/recipient/email");
        assertProblem(post(with("recipient", Map.of("phone", "0151"))), 400, "validation-failed", "/recipient/phone");
    }

    @Test
    void aRecipientNoChannelReaches() {
        assertProblem(post(with("recipient", Map.of("phone", "+4915112345678"))), 422, "no-contact", "/recipient");
    }

    @Test
    void aTokenWithoutTheScope() {
        assertProblem(service("demo-reader").body(welcome("a@example.com")).post(API + "/send"), 403, "forbidden");
        RequestSpecification person =
                given().auth().oauth2(Tokens.ofUser("ada")).contentType("application/json");
        assertProblem(person.body(welcome("a@example.com")).post(API + "/send"), 403, "forbidden");
        RequestSpecification platform = service("carillon-platform");
        assertProblem(platform.body(welcome("a@example.com")).post(API + "/send"), 403, "forbidden");
    }

    @Test
    void noTokenOrOneThatIsNone() {
        RequestSpecification nobody = given().contentType("application/json").body(welcome("a@example.com"));
        Response unknown = nobody.post(API + "/send");
        assertProblem(unknown, 401, "unauthenticated");
        unknown.then().header("WWW-Authenticate", startsWith("Bearer"));
        Response garbage = given().auth()
                .oauth2("not.a.token")
                .contentType("application/json")
                .body(welcome("a@example.com"))
                .post(API + "/send");
        assertProblem(garbage, 401, "unauthenticated");
        garbage.then().header("WWW-Authenticate", startsWith("Bearer"));
        String unsigned = Tokens.ofClient("demo-service").replaceAll("\\.[^.]*$", ".");
        assertProblem(given().auth().oauth2(unsigned).get(API + "/x"), 401, "unauthenticated");
    }

    @Test
    void anIdOfAnotherTenantLooksLikeOneThatNeverWas() {
        String id = send(welcome("ada@example.com"));
        for (String path : List.of("/" + id, "/" + id + "/timeline", "/not-a-uuid", "/not-a-uuid/timeline")) {
            assertProblem(service("other-service").get(API + path), 404, "not-found");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"template":                                                    |
            [1]                                                             |
            "text"                                                          |
            null                                                            |
            {"tenantId": "01900000-0000-7000-8000-0000000000d2"}            | /tenantId
            {"status": "SENT"}                                              | /status
            {"recipient": {"role": "admin"}}                                | /recipient/role
            {"recipient": "ada@example.com"}                                | /recipient
            {"recipient": {"deviceTokens": "one"}}                          | /recipient/deviceTokens
            {"channels": ["carrier-pigeon"]}                                | /channels/0
            {"priority": "urgent"}                                          | /priority
            {"template": {"code": "welcome", "version": 2147483648}}        | /template/version
            {"template": {"code": "welcome", "version": 9223372036854775808}} | /template/version
            {"template": {"code": "welcome", "version": "x"}}               | /template/version
            {"scheduledAt": "tomorrow"}                                     | /scheduledAt
            {"scheduledAt": "0000-00-00T00:00:00Z"}                         | /scheduledAt
            """)
    void aBodyThatIsNotTheJsonExpected(String body, String pointer) {
        Response response = service("demo-service").body(body).post(API + "/send");
        if (pointer == null) {
            assertProblem(response, 400, "invalid-json");
        } else {
            assertProblem(response, 400, "invalid-json", pointer);
        }
    }

    @Test
    void noBodyAtAll() {
        assertProblem(service("demo-service").post(API + "/send"), 400, "invalid-json");
    }

    /** These would be accepted and then be impossible to store. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "data": {"name": "\\u0000"}                                     | /data/name
            "data": {"name": "\\ud83d"}                                     | /data/name
            "data": {"name": "Ada", "\\u0000": 1}                           | /data
            "data": {"name": "Ada"}, "metadata": {"k": "\\udc00"}           | /metadata/k
            "data": {"name": "Ada"}, "scheduledAt": "+300000-01-01T00:00:00Z" | /scheduledAt
            """)
    void textAndTimesThatCannotBeStored(String fields, String pointer) {
        String body = "{\"template\": {\"code\": \"welcome\"}, \"recipient\": {\"email\": \"a@example.com\"}, %s}";
        for (boolean keyed : List.of(false, true)) {
            RequestSpecification request = service("demo-service").body(body.formatted(fields));
            if (keyed) {
                request.header("Idempotency-Key", "unstorable");
            }
            assertProblem(request.post(API + "/send"), 400, "validation-failed", pointer);
        }
    }

    @Test
    void inlineContentThatCannotBeStored() {
        Map<String, Object> body = Map.of(
                "content", Map.of("email", Map.of("subject", "a\0b")), "recipient", Map.of("email", "a@example.com"));
        assertProblem(post(body), 400, "validation-failed", "/content/email/subject");
    }

    @Test
    void anotherMediaType() {
        RequestSpecification xml = given().auth().oauth2(Tokens.ofClient("demo-service"));
        assertProblem(
                xml.contentType("application/xml").body("<a/>").post(API + "/send"), 415, "unsupported-media-type");
    }

    @Test
    void aMethodThatIsNotThere() {
        assertProblem(service("demo-service").put(API + "/send"), 405, "method-not-allowed");
        assertProblem(service("demo-service").delete(API + "/send/x"), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/api/v1/services/nothing", "/api/v1/admin/templates", "/q/dev"})
    void aPathThatIsNothing(String path) {
        assertProblem(service("demo-service").get(path), 404, "not-found");
        assertProblem(given().get(path), 401, "unauthenticated");
    }

    @Test
    void aBodyThatIsTooLarge() {
        assertProblem(post(with("data", Map.of("name", "x".repeat(1_100_000)))), 413, "payload-too-large");
    }

    @Test
    void aBodyThatJustFitsTheDoorButNotTheLog() {
        assertProblem(post(with("data", Map.of("name", "x".repeat(1_048_000)))), 413, "payload-too-large");
    }

    @Test
    void anIdempotencyKeyThatIsTooLong() {
        Response response = service("demo-service")
                .header("Idempotency-Key", "k".repeat(256))
                .body(welcome("a@example.com"))
                .post(API + "/send");
        assertProblem(response, 400, "validation-failed", "/Idempotency-Key");
    }

    @Test
    void aCursorThatIsNone() {
        Response response =
                given().auth().oauth2(Tokens.ofUser("ada")).get("/api/v1/users/me/notifications?cursor=' OR 1=1--");
        assertProblem(response, 400, "validation-failed", "/cursor");
    }

    @Test
    void aTenantThatIsSuspended() {
        CoreTest.snapshot(TestTenant.other()).suspended().publish();
        try {
            await().atMost(Duration.ofSeconds(10)).until(() -> sendAsOther().statusCode() == 403);
            assertProblem(sendAsOther(), 403, "tenant-suspended");
        } finally {
            CoreTest.activateOther();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> sendAsOther().statusCode() == 202);
    }

    private static Response sendAsOther() {
        return service("other-service").body(welcome("a@example.com")).post(API + "/send");
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> body = new HashMap<>(welcome("ada@example.com"));
        body.put(field, value);
        return body;
    }

    private static Response post(Map<String, Object> body) {
        return service("demo-service").body(body).post(API + "/send");
    }

    private static void assertProblem(Response response, int status, String slug, String pointer) {
        assertProblem(response, status, slug);
        response.then().body("errors[0].pointer", equalTo(pointer));
    }

    private static void assertProblem(Response response, int status, String slug) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:carillon:problem:" + slug))
                .body("status", equalTo(status));
        assertThat(response.asString()).doesNotContain("io.carillon", "Exception", "com.fasterxml");
    }
}
