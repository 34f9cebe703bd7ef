package io.carillon.admin.provider.check;

import static io.carillon.admin.AdminApi.as;
import static io.carillon.admin.AdminApi.asPlatform;
import static io.carillon.admin.AdminApi.freshTenant;
import static io.carillon.admin.AdminApi.providersOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.carillon.admin.provider.Keys;
import io.carillon.testkit.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc,mail,simulator"))
class CheckComponentTest {
    private static final String TWILIO = "accountSid=AC00000000000000000000000000000001";

    @ConfigProperty(name = "SIMULATOR_URL")
    String simulator;

    @ConfigProperty(name = "SMTP_URL")
    URI smtp;

    private String tenant;

    @BeforeEach
    void fresh() {
        tenant = freshTenant();
    }

    @AfterEach
    void behave() {
        List.of("sendgrid", "twilio", "fcm", "whatsapp").forEach(vendor -> behaviour(vendor, "{}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sendgrid | from=hello@test.example       | apiKey=SG.demo            | key:true sender:true
            sendgrid | from=hello@verified.example   | apiKey=SG.demo            | key:true sender:true
            sendgrid | from=hello@stranger.example   | apiKey=SG.demo            | key:true sender:false
            sendgrid | from=hello@stranger.example   | apiKey=SG.demo-restricted | key:true sender:true
            sendgrid | from=hello@test.example       | apiKey=SG.demo-readonly   | key:false
            sendgrid | from=hello@test.example       | apiKey=SG.wrong-key       | key:false
            twilio   | from=+15005550006             | authToken=demo-token      | sign-in:true sender:true
            twilio   | from=+15005550001             | authToken=demo-token      | sign-in:true sender:false
            twilio   | from=Carillon                 | authToken=demo-token      | sign-in:true sender:true
            twilio   | from=+15005550006             | authToken=wrong-token     | sign-in:false
            twilio   | messagingServiceSid=MG00000000000000000000000000000001 | authToken=demo-token | sign-in:true messaging service:true
            twilio   | messagingServiceSid=MGdead0000000000000000000000000001 | authToken=demo-token | sign-in:true messaging service:false
            twilio   | from=+15005550006;apiKeySid=SK00000000000000000000000000000001 | apiKeySecret=demo | sign-in:true sender:true
            twilio   | from=+15005550006;accountSid=ACdead0000000000000000000000000001 | authToken=demo-token | sign-in:false
            whatsapp | phoneNumberId=100000000000001 | accessToken=demo-token    | number:true
            whatsapp | phoneNumberId=404000000000001 | accessToken=demo-token    | number:false
            whatsapp | phoneNumberId=100000000000001 | accessToken=wrong-token   | key:false
            """)
    void saysWhatIsRightAndWhatIsWrong(String type, String settings, String secrets, String expected) {
        JsonPath found =
                test(account(type, pairs(settings), pairs(secrets))).extract().jsonPath();

        assertThat(steps(found)).isEqualTo(expected);
        assertThat(found.getBoolean("ok")).isEqualTo(!expected.contains("false"));
        pairs(secrets).values().forEach(secret -> assertThat(found.prettify()).doesNotContain(secret));
    }

    @Test
    void getsATokenForAServiceAccount() {
        String file = Keys.serviceAccount(simulator + "/google/token");

        JsonPath found = test(account("fcm", Map.of("projectId", "demo-project"), Map.of("serviceAccount", file)))
                .extract()
                .jsonPath();

        assertThat(steps(found)).isEqualTo("key:true project:true");
        String wrong = file.replace("push@", "wrong@");
        assertThat(steps(test(account("fcm", Map.of("projectId", "demo-project"), Map.of("serviceAccount", wrong)))
                        .extract()
                        .jsonPath()))
                .isEqualTo("key:false");
        assertThat(steps(test(account("fcm", Map.of("projectId", "unknown-project"), Map.of("serviceAccount", file)))
                        .extract()
                        .jsonPath()))
                .isEqualTo("key:true project:false");
    }

    @Test
    void aMailServerIsAskedAsFarAsNoop() {
        JsonPath found =
                test(mail(smtp.getHost(), smtp.getPort(), "none")).extract().jsonPath();
        assertThat(steps(found)).isEqualTo("connection:true sign-in:true conversation:true");

        assertThat(steps(test(mail(smtp.getHost(), smtp.getPort(), "starttls"))
                        .extract()
                        .jsonPath()))
                .isEqualTo("connection:true encryption:false");
    }

    /** Nobody publishes a key for the example; whether DNS says so or does not answer here, mail goes out all the same. */
    @Test
    void aKeyThatNobodyCanLookUpIsAWarning() {
        Map<String, String> settings = Map.of(
                "host",
                smtp.getHost(),
                "port",
                "" + smtp.getPort(),
                "tls",
                "none",
                "from",
                "hello@test.example",
                "dkimDomain",
                "test.example",
                "dkimSelector",
                "mail");
        JsonPath found = test(created(Map.of(
                        "type",
                        "smtp",
                        "name",
                        "Mail",
                        "settings",
                        settings,
                        "secrets",
                        Map.of("dkimPrivateKey", Keys.rsaPem()))))
                .extract()
                .jsonPath();

        assertThat(steps(found)).isEqualTo("connection:true sign-in:true conversation:true dkim:false");
        assertThat(found.getBoolean("ok")).isTrue();
        assertThat(found.getBoolean("steps[3].warning")).isTrue();
    }

    @Test
    void placesThatDoNotExistOrDoNotAnswerAreNamed() {
        test(mail("no-such-host.invalid", 587, "none"))
                .body("ok", equalTo(false))
                .body(
                        "steps.detail",
                        contains("the name no-such-host.invalid cannot be resolved: look for a typing error"));
        test(mail("localhost", 1, "none"))
                .body("steps.detail", contains("localhost does not take connections on this port"));
    }

    @Test
    void aVendorsDisturbanceIsAnAnswer() {
        behaviour("sendgrid", "{\"status\": 503}");
        String id = account("sendgrid", Map.of("from", "hello@test.example"), Map.of("apiKey", "SG.demo"));

        test(id).body("ok", equalTo(false))
                .body("steps.detail", contains("SendGrid has a disturbance (503): try again later"));
    }

    @Test
    void anUnknownAccountIsNotFoundAndViewersMayNotTest() {
        asPlatform()
                .post(providersOf(tenant) + "/" + UUID.randomUUID() + "/test")
                .then()
                .statusCode(404);
        as("demo-viewer")
                .post("/api/v1/admin/providers/" + UUID.randomUUID() + "/test")
                .then()
                .statusCode(403);
    }

    private String mail(String host, int port, String tls) {
        Map<String, String> settings =
                Map.of("host", host, "port", "" + port, "tls", tls, "from", "hello@test.example");
        return created(Map.of("type", "smtp", "name", "Mail", "settings", settings));
    }

    private String account(String type, Map<String, String> settings, Map<String, String> secrets) {
        Map<String, String> all = new HashMap<>();
        all.put("baseUrl", simulator + "/" + type);
        if (type.equals("twilio")) {
            all.putAll(pairs(TWILIO));
        }
        all.putAll(settings);
        return created(Map.of("type", type, "name", "Test", "settings", all, "secrets", secrets));
    }

    private String created(Map<String, ?> account) {
        return asPlatform()
                .body(account)
                .post(providersOf(tenant))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse test(String id) {
        return asPlatform()
                .post(providersOf(tenant) + "/" + id + "/test")
                .then()
                .statusCode(200);
    }

    private void behaviour(String vendor, String json) {
        RestAssured.given()
                .body(json)
                .put(simulator + "/behaviour/" + vendor)
                .then()
                .statusCode(200);
    }

    private static String steps(JsonPath found) {
        List<Map<String, Object>> steps = found.getList("steps");
        return String.join(
                " ",
                steps.stream()
                        .map(step -> step.get("name") + ":" + step.get("ok"))
                        .toList());
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : text.split(";")) {
            pairs.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
        }
        return pairs;
    }
}
