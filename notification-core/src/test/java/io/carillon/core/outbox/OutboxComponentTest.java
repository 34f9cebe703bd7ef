package io.carillon.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.events.Topics;
import io.carillon.messaging.Event;
import io.carillon.messaging.EventPublisher;
import io.carillon.messaging.OutgoingEvent;
import io.carillon.postgres.TenantTransactions;
import io.carillon.tenancy.TenantId;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change is told though the service died right after committing it; what was rolled back is never told. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class OutboxComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Pool pool;

    @Inject
    @ReactiveDataSource("pipeline")
    Pool pipeline;

    @Inject
    TenantTransactions transactions;

    @Inject
    OutboxRepository repository;

    @Inject
    EventPublisher publisher;

    @Inject
    Clock clock;

    @Inject
    Scheduler scheduler;

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final String id = "told-" + tenant;

    @BeforeEach
    void holdTheTicker() {
        CoreTest.configure();
        scheduler.pause("outbox");
    }

    @AfterEach
    void letItGo() {
        scheduler.resume("outbox");
    }

    @Test
    void tellsRightAfterTheCommitAndForgets() {
        try (TopicWatch watch = TestTopics.watch(Topics.INBOX)) {
            String result = outbox(transactions, clock)
                    .inTenant(tenant, client -> Uni.createFrom().item(change()))
                    .await()
                    .atMost(PATIENCE);
            assertThat(result).isEqualTo("done");
            assertThat(watch.await(this::isOurs).json().path("name").asText()).isEqualTo("value");
        }
        assertThat(waiting()).isZero();
    }

    @Test
    void theClockTellsWhatACrashAfterTheCommitLeftBehindOnce() {
        assertThatThrownBy(() -> outbox(new CrashAfterCommit(), clock)
                        .inTenant(tenant, client -> Uni.createFrom().item(change()))
                        .await()
                        .atMost(PATIENCE))
                .hasMessage("crashed");
        assertThat(waiting()).isEqualTo(1);
        outbox(transactions, clock).tellForgotten(500).await().atMost(PATIENCE);
        assertThat(waiting())
                .as("young ones are left to whoever committed them")
                .isEqualTo(1);
        try (TopicWatch watch = TestTopics.watch(Topics.INBOX)) {
            Clock later = Clock.offset(clock, Duration.ofSeconds(6));
            Uni.join()
                    .all(
                            outbox(transactions, later).tellForgotten(500),
                            outbox(transactions, later).tellForgotten(500))
                    .andFailFast()
                    .await()
                    .atMost(PATIENCE);
            TestRecord told = watch.await(this::isOurs);
            assertThat(told.json().path("name").asText()).isEqualTo("value");
            assertThat(told.tenant()).isEqualTo(tenant.toString());
            assertThat(told.key()).isEqualTo("someone");
            assertThat(watch.drain(this::isOurs, Duration.ofSeconds(1))).hasSize(1);
        }
        assertThat(waiting()).isZero();
    }

    @Test
    void nothingIsToldOfWhatFailed() {
        try (TopicWatch watch = TestTopics.watch(Topics.INBOX)) {
            assertThatThrownBy(() -> outbox(transactions, clock)
                            .inTenant(tenant, client -> client.query("SELECT 1 / 0")
                                    .execute()
                                    .replaceWith(change()))
                            .await()
                            .atMost(PATIENCE))
                    .hasMessageContaining("division");
            assertThat(watch.drain(this::isOurs, Duration.ofSeconds(1))).isEmpty();
        }
        assertThat(waiting()).isZero();
    }

    private Outbox outbox(TenantTransactions used, Clock time) {
        return new Outbox(pool, pipeline, used, repository, publisher, time);
    }

    private Change<String> change() {
        Event<?> event = new Event<>(id, "carillon.test.v1", tenant, null, Map.of("name", "value"));
        return new Change<>("done", List.of(new OutgoingEvent(Topics.INBOX, "someone", event)));
    }

    private boolean isOurs(TestRecord record) {
        return id.equals(record.id());
    }

    private long waiting() {
        return DatabaseProbe.count("SELECT count(*) FROM outbox WHERE tenant_id = '" + tenant + "'");
    }

    private static final class CrashAfterCommit extends TenantTransactions {
        @Override
        public <T> Uni<T> inTenant(Pool pool, TenantId tenant, Function<SqlConnection, Uni<T>> work) {
            return super.inTenant(pool, tenant, work)
                    .chain(done -> Uni.createFrom().failure(new IllegalStateException("crashed")));
        }
    }
}
