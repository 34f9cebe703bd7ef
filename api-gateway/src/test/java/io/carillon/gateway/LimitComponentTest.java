package io.carillon.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.carillon.events.RouteClass;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import io.carillon.testkit.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Behind.class)
class LimitComponentTest {
    private static final String SEND = "/api/v1/services/notifications/send";

    private final TestTenant tenant = TestTenant.fresh();

    @Inject
    TenantConfigs replica;

    @Test
    void letsATenantsMinuteInAndNoMore() {
        limit(1, 3);

        assertThat(statuses(5, SEND)).containsExactly(200, 200, 200, 429, 429);
    }

    @Test
    void saysWhatIsLeftAndHowLongToWait() {
        limit(1, 2);

        Response first = asTenant().post(SEND);
        asTenant().post(SEND);
        Response refused = asTenant().post(SEND);

        assertThat(first.header("RateLimit-Limit")).isEqualTo("2");
        assertThat(first.header("RateLimit-Remaining")).isEqualTo("1");
        assertThat(first.header("RateLimit-Reset")).isEqualTo("30");
        assertThat(first.header("Retry-After")).isNull();
        refused.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:carillon:problem:too-many-requests"))
                .header("RateLimit-Remaining", equalTo("0"));
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(10, 30);
        assertThat(Integer.parseInt(refused.header("RateLimit-Reset"))).isBetween(40, 60);
    }

    @Test
    void countsEachClassAndEachTenantForItself() {
        limit(1, 1);
        statuses(2, SEND);

        assertThat(asTenant().get("/api/v1/services/notifications/1").statusCode())
                .isEqualTo(200);
        assertThat(given().auth().oauth2(Mint.valid()).post(SEND).statusCode()).isEqualTo(200);
    }

    @Test
    void isNotLedAstrayByHeadersQueriesOrSpelling() {
        limit(1, 1);
        statuses(1, SEND);

        assertThat(asTenant().header("X-Forwarded-For", "6.6.6.6").post(SEND).statusCode())
                .isEqualTo(429);
        assertThat(asTenant().header("X-Tenant-Id", "other").post(SEND).statusCode())
                .isEqualTo(429);
        assertThat(asTenant().header("X-HTTP-Method-Override", "GET").post(SEND).statusCode())
                .isEqualTo(429);
        assertThat(asTenant().post(SEND + "?a=b").statusCode()).isEqualTo(429);
        assertThat(asTenant().post(SEND + "/x").statusCode()).isEqualTo(429);
        assertThat(asTenant().post(SEND.toUpperCase(java.util.Locale.ROOT)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void takesANewLimitAtOnce() {
        limit(1, 1);
        statuses(2, SEND);
        limit(2, 60_000);

        await().until(() -> asTenant().post(SEND).statusCode() == 200);
    }

    @Test
    void answersWithTheBodyUnreadAndGoesOnOnTheSameConnection() {
        limit(1, 1);
        statuses(1, SEND);

        for (int i = 0; i < 5; i++) {
            asTenant().body(new byte[900_000]).post(SEND).then().statusCode(429);
        }
    }

    @Test
    void bindsCallersOfPublicRoutesByAddress() {
        Response answer = given().get("/unsubscribe/abc");

        assertThat(answer.header("RateLimit-Limit")).isEqualTo("100000");
        assertThat(given().post("/webhooks/twilio/1").header("RateLimit-Limit")).isEqualTo("60000");
    }

    private void limit(long version, int perMinute) {
        tenant.snapshot()
                .version(version)
                .requestsPerMinute(RouteClass.SEND, perMinute)
                .publish();
        TenantId id = new TenantId(tenant.id());
        await().until(() ->
                replica.find(id).filter(known -> known.version() == version).isPresent());
    }

    private List<Integer> statuses(int times, String path) {
        return IntStream.range(0, times)
                .mapToObj(i -> asTenant().post(path).statusCode())
                .toList();
    }

    private RequestSpecification asTenant() {
        return given().auth().oauth2(Mint.ofTenant(tenant));
    }
}
