package io.carillon.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Behind.class)
class UpstreamOutageComponentTest {
    private static final String ADMIN = "/api/v1/admin/";
    private static final String SERVICES = "/api/v1/services/notifications/";
    private static final int BREAKER_FAILURES = 10;
    private static final int BREAKER_TIMEOUTS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String token = Mint.valid();

    @Test
    void asksOnceMoreWhatOnlyReads() {
        String path = ADMIN + "flaky-" + UUID.randomUUID();

        asCaller().get(path).then().statusCode(200).body("asked", equalTo(2));
    }

    @Test
    void neverRepeatsWhatChangesSomething() {
        String path = ADMIN + "flaky-" + UUID.randomUUID();

        asCaller().body("{}").post(path).then().statusCode(503).header("Retry-After", equalTo("1"));
        asCaller().get(path).then().statusCode(200).body("asked", equalTo(2));
    }

    @Test
    void neverRepeatsAReadWithABody() {
        String path = ADMIN + "flaky-" + UUID.randomUUID();

        asCaller().body("{}").get(path).then().statusCode(503);
    }

    @Test
    void asksNoThirdTime() {
        asCaller().get(ADMIN + "x/hang-up").then().statusCode(503);
        asCaller().get(ADMIN + "y").then().statusCode(200);
    }

    @Test
    void leavesAServiceAloneThatDoesNotAnswerAndComesBack() {
        String unasked = ADMIN + UUID.randomUUID();
        for (int i = 0; i < BREAKER_FAILURES; i++) {
            asCaller().post(ADMIN + "x/hang-up").then().statusCode(503);
        }

        Response refused = asCaller().get(unasked);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.contentType()).isEqualTo("application/problem+json");
        given().get("/unsubscribe/other-services-go-on").then().statusCode(200);
        await().atMost(PATIENCE).until(() -> asCaller().get(unasked).statusCode() == 200);
    }

    @Test
    void leavesAServiceAloneThatLetThreeCallersWaitInVain() {
        String hanging = SERVICES + "send-batch/silent";
        for (int i = 0; i < BREAKER_TIMEOUTS; i++) {
            asCaller().post(hanging).then().statusCode(504);
        }

        asCaller().post(hanging).then().statusCode(503).header("Retry-After", equalTo("1"));
        asCaller().post(SERVICES + "send-batch/other").then().statusCode(503);
        asCaller().post(SERVICES + "send").then().statusCode(200);
        asCaller().get(SERVICES + "batches/a").then().statusCode(200);
        await().atMost(PATIENCE)
                .until(() -> asCaller().post(SERVICES + "send-batch/other").statusCode() == 200);
    }

    @Test
    void goesOnAskingAServiceThatIsSilentAboutSomeThingsOnly() {
        for (int i = 0; i < 2 * BREAKER_TIMEOUTS; i++) {
            asCaller().post(SERVICES + "send-batch/silent").then().statusCode(504);
            asCaller().post(SERVICES + "send-batch/other").then().statusCode(200);
        }
    }

    private RequestSpecification asCaller() {
        return given().auth().oauth2(token);
    }
}
