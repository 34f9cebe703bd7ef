package io.carillon.core.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.core.StatementCounter;
import io.carillon.events.EventTypes;
import io.carillon.events.Lane;
import io.carillon.events.NotificationRequested;
import io.carillon.messaging.Event;
import io.carillon.messaging.ReceivedEvent;
import io.carillon.postgres.TenantTransactions;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.Json;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A poll costs the same number of statements, however many requests are in it. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class StatementCountComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    PlanBatch batch;

    @Inject
    TenantConfigs configs;

    @Inject
    Scheduler scheduler;

    private final StatementCounter statements = new StatementCounter();
    private final Instant started = Instant.now();
    private TenantId tenant;

    @BeforeEach
    void freshTenant() {
        CoreTest.configure();
        tenant = CoreTest.freshTenant(configs);
        QuarkusMock.installMockForType(statements, TenantTransactions.class);
        scheduler.pause();
    }

    @AfterEach
    void letTimePass() {
        scheduler.resume();
    }

    @Test
    void fiveHundredRequestsNeedAsManyStatementsAsFive() {
        List<Integer> five = List.of(
                statementsFor(requests(0, 5)), statementsFor(requests(0, 5)), statementsFor(requests(0, 5, 500)));
        List<Integer> fiveHundred = List.of(
                statementsFor(requests(1_000, 500)),
                statementsFor(requests(1_000, 500)),
                statementsFor(requests(1_000, 500, 9_000)));
        assertThat(fiveHundred)
                .as("new, half done, repeats")
                .isEqualTo(five)
                .allMatch(count -> count > 5 && count < 20);
        assertThat(DatabaseProbe.count("SELECT count(*) FROM deliveries WHERE tenant_id = '" + tenant + "'"))
                .isEqualTo(2 * 505);
    }

    private int statementsFor(List<ReceivedEvent<NotificationRequested>> poll) {
        return statements.during(() -> batch.plan(poll, Lane.BULK).await().atMost(PATIENCE));
    }

    private List<ReceivedEvent<NotificationRequested>> requests(int from, int count) {
        return requests(from, count, from);
    }

    private List<ReceivedEvent<NotificationRequested>> requests(int from, int count, int offset) {
        return IntStream.range(0, count)
                .mapToObj(i -> request("event-" + (from + i), offset + i))
                .toList();
    }

    private ReceivedEvent<NotificationRequested> request(String id, long offset) {
        Map<String, Object> body = new HashMap<>(CoreTest.welcome("ada@example.com"));
        body.put("recipient", Map.of("email", "ada@example.com", "userId", "ada"));
        body.put("channels", List.of("email", "in-app"));
        NotificationRequested request = Json.mapper().convertValue(body, NotificationRequested.class);
        Event<NotificationRequested> event = new Event<>(id, EventTypes.NOTIFICATION_REQUESTED, tenant, null, request);
        return new ReceivedEvent<>(event, "/test", "statements-" + tenant, 0, offset, started, null);
    }
}
