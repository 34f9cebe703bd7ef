package io.carillon.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.testkit.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Behind.class)
class AccessLogComponentTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final Kept kept = new Kept();
    private final TestTenant tenant = TestTenant.fresh();

    @BeforeEach
    void listen() {
        Logger.getLogger("io.carillon.gateway.access").addHandler(kept);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("io.carillon.gateway.access").removeHandler(kept);
    }

    @Test
    void tellsMethodRouteStatusTimeTenantAndTrace() {
        given().auth()
                .oauth2(Mint.ofTenant(tenant))
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .post("/api/v1/services/notifications/send");

        await().until(() -> kept.lines.size() == 1);
        assertThat(kept.lines.getFirst())
                .matches("POST route=services status=200 ms=\\d+ tenant=" + tenant + " trace=" + TRACE
                        + " request=[0-9a-f]{32}");
    }

    @Test
    void tellsNothingOfPeopleTokensOrContacts() {
        given().header("User-Agent", "secret-agent")
                .body("secret-body")
                .post("/unsubscribe/secret-token?email=secret@example.com");
        given().get("/secret-path");

        await().until(() -> kept.lines.size() == 2);
        assertThat(kept.lines)
                .allSatisfy(line -> assertThat(line).doesNotContain("secret").doesNotContain("127.0.0.1"));
        assertThat(kept.lines.get(1)).startsWith("GET route=- status=404");
    }

    @Test
    void passesOverProbes() {
        given().get("/health/live");
        given().get("/unsubscribe/a");

        await().until(() -> !kept.lines.isEmpty());
        assertThat(kept.lines).singleElement().asString().contains("route=unsubscribe");
    }

    private static final class Kept extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(((ExtLogRecord) line).getFormattedMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
