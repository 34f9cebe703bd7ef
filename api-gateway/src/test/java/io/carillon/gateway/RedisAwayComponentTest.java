package io.carillon.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Behind.class)
@TestProfile(RedisAwayComponentTest.WithSlowRedis.class)
class RedisAwayComponentTest {
    private static final String SEND = "/api/v1/services/notifications/send";
    private static final String BULK = "/api/v1/services/notifications/bulk/1/pause";
    private static final int REQUESTS = 100;

    private final String token = Mint.valid();

    @AfterEach
    void comeBack() {
        RedisLine.answer();
        await().until(() -> status(BULK) == 200);
    }

    @Test
    void aSilentRedisNeitherStopsNorSlowsOrdinaryRequests() {
        timeOf(REQUESTS);
        Duration usual = timeOf(REQUESTS);

        RedisLine.fallSilent();
        Duration silent = timeOf(REQUESTS);

        assertThat(silent).isLessThan(usual.multipliedBy(2).plusMillis(250));
    }

    @Test
    void aSilentRedisStopsBulkWork() {
        RedisLine.fallSilent();

        given().auth()
                .oauth2(token)
                .post(BULK)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("type", equalTo("urn:carillon:problem:dependency-unavailable"));
        given().auth()
                .oauth2(token)
                .get("/api/v1/services/notifications/bulk/1")
                .then()
                .statusCode(200);
    }

    @Test
    void countsAgainWhenRedisIsBack() {
        RedisLine.fallSilent();
        for (int i = 0; i < 5; i++) {
            status(SEND);
        }
        assertThat(given().auth().oauth2(token).post(SEND).header("RateLimit-Limit"))
                .isNull();

        RedisLine.answer();

        await().until(() -> given().auth().oauth2(token).post(SEND).header("RateLimit-Limit") != null);
    }

    private Duration timeOf(int requests) {
        long start = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            assertThat(status(SEND)).isEqualTo(200);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private int status(String path) {
        return given().auth().oauth2(token).post(path).statusCode();
    }

    public static class WithSlowRedis implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("carillon.limits.patience", "25ms");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(RedisLine.class));
        }
    }
}
