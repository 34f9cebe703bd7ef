package io.carillon.core.feed;

import static io.carillon.core.CoreTest.API;
import static io.carillon.core.CoreTest.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.core.AnsweringDispatcher;
import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.core.batch.BatchConfig;
import io.carillon.core.feed.FeedRepository.Turn;
import io.carillon.core.ids.NotificationIds;
import io.carillon.events.Lane;
import io.carillon.messaging.EventPublisher;
import io.carillon.postgres.TenantTransactions;
import io.carillon.tenancy.TenantId;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestTenant;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A feeder that dies between the log and its commit feeds again, and nobody gets anything twice. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class FeedCrashComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int RECIPIENTS = 300;

    @Inject
    @ReactiveDataSource("pipeline")
    Pool pipeline;

    @Inject
    FeedRepository queue;

    @Inject
    NotificationIds ids;

    @Inject
    EventPublisher publisher;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    @Inject
    BatchConfig config;

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
    void whatWasFedTwiceIsSentOnceAndCountedOnce() {
        try (AnsweringDispatcher dispatcher = AnsweringDispatcher.sending(TestTenant.demo(), Lane.BULK)) {
            String batch = batch();
            Turn turn = new Turn(new TenantId(TestTenant.demo().id()), UUID.fromString(batch), Lane.BULK);
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> crashing().feed(turn).await().atMost(PATIENCE))
                        .hasMessage("crashed");
            }
            await().atMost(PATIENCE).until(() -> dispatcher.deliveries() == RECIPIENTS);
            assertThat(state(batch))
                    .as("fed, as far as the log knows, but not as far as we do")
                    .isEqualTo("CLOSED");

            assertThat(feeding(new TenantTransactions()).feed(turn).await().atMost(PATIENCE))
                    .isEqualTo(RECIPIENTS);
            assertThat(feeding(new TenantTransactions()).feed(turn).await().atMost(PATIENCE))
                    .isZero();
            await().atMost(PATIENCE).until(() -> state(batch).equals("COMPLETED"));
            assertThat(dispatcher.deliveries()).isEqualTo(RECIPIENTS);
            assertThat(dispatcher.doubled()).isEmpty();
            assertThat(DatabaseProbe.list("SELECT status || ' ' || amount FROM batch_counters WHERE amount <> 0"
                            + " AND batch_id = '" + batch + "'"))
                    .containsExactlyInAnyOrder("PLANNED " + RECIPIENTS, "SENT " + RECIPIENTS);
        }
    }

    private FeedBatch crashing() {
        return feeding(new CrashBeforeCommit());
    }

    private FeedBatch feeding(TenantTransactions transactions) {
        return new FeedBatch(pipeline, transactions, queue, ids, publisher, json, clock, config);
    }

    private static String batch() {
        List<Map<String, Object>> recipients = IntStream.range(0, RECIPIENTS)
                .<Map<String, Object>>mapToObj(i -> Map.of("email", UUID.randomUUID() + "@example.com"))
                .toList();
        Map<String, Object> body = Map.of(
                "template", Map.of("code", "welcome"),
                "channels", List.of("email"),
                "data", Map.of("name", "everybody"),
                "recipients", recipients);
        String batch =
                service("demo-service").body(body).post(API + "/send-batch").path("batchId");
        service("demo-service")
                .post(API + "/batches/" + batch + "/complete")
                .then()
                .statusCode(200);
        return batch;
    }

    private static String state(String batch) {
        return service("demo-service").get(API + "/batches/" + batch).path("state");
    }

    private static final class CrashBeforeCommit extends TenantTransactions {
        @Override
        public <T> Uni<T> inTransaction(Pool pool, Function<SqlConnection, Uni<T>> work) {
            return super.inTransaction(pool, connection -> work.apply(connection)
                    .chain(done -> Uni.createFrom().failure(new IllegalStateException("crashed"))));
        }
    }
}
