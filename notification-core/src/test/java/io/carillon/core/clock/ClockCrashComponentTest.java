package io.carillon.core.clock;

import static io.carillon.core.CoreTest.awaitStatus;
import static io.carillon.core.CoreTest.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.events.Topics;
import io.carillon.postgres.TenantTransactions;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clock dies right after its commit: what ended in that commit has no deadline left to bring it back. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class ClockCrashComponentTest {
    private static final String ADA = "00000000-0000-4000-8000-0000000000b1";

    private final CrashAfterCommit crash = new CrashAfterCommit();

    @Inject
    RunDueDeliveries clock;

    @Inject
    Scheduler scheduler;

    @BeforeEach
    void holdTheTicker() {
        CoreTest.configure();
        scheduler.pause("clock");
        QuarkusMock.installMockForType(crash, TenantTransactions.class);
    }

    @AfterEach
    void letItGo() {
        scheduler.resume("clock");
    }

    @Test
    void anInAppMessageIsToldToSocketsAndListeners() {
        Map<String, Object> body = new HashMap<>(CoreTest.welcome("ada@example.com"));
        body.put("channels", List.of("in-app"));
        body.put("recipient", Map.of("userId", ADA));
        body.put("scheduledAt", Instant.now().plusSeconds(3600).toString());
        String id = send(body);
        awaitStatus(id, "SCHEDULED");
        try (TopicWatch watch = TestTopics.watch(Topics.INBOX, Topics.STATUS)) {
            DatabaseProbe.change(
                    "UPDATE deliveries SET due_at = now() - interval '1 second' WHERE notification_id = '" + id + "'");

            assertThatThrownBy(() -> crash.during(() -> clock.run(500)).await().atMost(Duration.ofSeconds(20)))
                    .hasMessage("crashed");

            awaitStatus(id, "DELIVERED");
            watch.await(record -> record.topic().equals(Topics.INBOX) && new String(record.value()).contains(id));
            assertThat(watch.await(record ->
                                    record.topic().equals(Topics.STATUS) && new String(record.value()).contains(id))
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("DELIVERED");
        }
    }

    private static final class CrashAfterCommit extends TenantTransactions {
        private volatile boolean armed;

        <T> Uni<T> during(Supplier<Uni<T>> work) {
            armed = true;
            return work.get().onTermination().invoke(() -> armed = false);
        }

        @Override
        public <T> Uni<T> inTransaction(Pool pool, Function<SqlConnection, Uni<T>> work) {
            Uni<T> done = super.inTransaction(pool, work);
            return armed ? done.chain(() -> Uni.createFrom().failure(new IllegalStateException("crashed"))) : done;
        }
    }
}
