package io.carillon.core.feed;

import static io.carillon.core.CoreTest.API;
import static io.carillon.core.CoreTest.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.core.AnsweringDispatcher;
import io.carillon.core.CoreTest;
import io.carillon.events.Lane;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestTenant;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One tenant's many do not stand before another's few. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class TurnsComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    FeedRound round;

    @Inject
    LaneLag lag;

    @Inject
    Scheduler scheduler;

    @BeforeEach
    void standStill() {
        CoreTest.configure();
        scheduler.pause("feeder");
    }

    @AfterEach
    void goOn() {
        scheduler.resume("feeder");
    }

    @Test
    void tenantsTakeTurnsHoweverMuchOneHas() {
        try (AnsweringDispatcher mine = AnsweringDispatcher.sending(TestTenant.demo(), Lane.BULK);
                AnsweringDispatcher others = AnsweringDispatcher.sending(TestTenant.other(), Lane.BULK)) {
            String many = batch("demo-service", 4, 1000);
            String few = batch("other-service", 1, 200);

            assertThat(wait(round.run())).isEqualTo(1200);
            assertThat(counter("demo-service", many, "fed")).isEqualTo(1000);
            assertThat(counter("other-service", few, "waiting")).isZero();
            await().atMost(PATIENCE).until(() -> state("other-service", few).equals("COMPLETED"));
            assertThat(counter("demo-service", many, "waiting")).isEqualTo(3000);

            while (wait(round.run()) > 0) {
                assertThat(counter("demo-service", many, "waiting")).isLessThan(3000);
            }
            await().atMost(PATIENCE).until(() -> state("demo-service", many).equals("COMPLETED"));
            assertThat(counter("demo-service", many, "delivered")).isEqualTo(4000);
            assertThat(wait(lag.of(Lane.BULK))).isNotNegative();
        }
    }

    private static <T> T wait(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }

    private static String batch(String client, int chunks, int recipients) {
        Map<String, Object> body = Map.of(
                "template", Map.of("code", "welcome"), "channels", List.of("email"), "data", Map.of("name", "all"));
        String batch = service(client).body(body).post(API + "/send-batch").path("batchId");
        for (int chunk = 1; chunk <= chunks; chunk++) {
            List<Map<String, Object>> all = IntStream.range(0, recipients)
                    .<Map<String, Object>>mapToObj(i -> Map.of("email", UUID.randomUUID() + "@example.com"))
                    .toList();
            service(client)
                    .body(Map.of("batchId", batch, "chunk", chunk, "recipients", all))
                    .post(API + "/send-chunk")
                    .then()
                    .statusCode(202);
        }
        service(client).post(API + "/batches/" + batch + "/complete").then().statusCode(200);
        return batch;
    }

    private static int counter(String client, String batch, String name) {
        return service(client).get(API + "/batches/" + batch).path("counters." + name);
    }

    private static String state(String client, String batch) {
        return service(client).get(API + "/batches/" + batch).path("state");
    }
}
