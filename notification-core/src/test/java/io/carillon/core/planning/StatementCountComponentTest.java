package io.carillon.core.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.core.delivery.DeliveryMetrics;
import io.carillon.core.delivery.DeliveryRepository;
import io.carillon.core.inbox.InboxRepository;
import io.carillon.core.notification.NotificationRepository;
import io.carillon.core.tally.TallyRepository;
import io.carillon.core.timeline.TimelineRepository;
import io.carillon.events.EventTypes;
import io.carillon.events.Lane;
import io.carillon.events.NotificationRequested;
import io.carillon.messaging.Event;
import io.carillon.messaging.EventPublisher;
import io.carillon.messaging.ReceivedEvent;
import io.carillon.postgres.TenantTransactions;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.Json;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A poll costs the same number of statements, however many requests are in it. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class StatementCountComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    @ReactiveDataSource("pipeline")
    Pool pipeline;

    @Inject
    Planner planner;

    @Inject
    IdempotencyRepository idempotency;

    @Inject
    NotificationRepository notifications;

    @Inject
    DeliveryRepository deliveries;

    @Inject
    InboxRepository inbox;

    @Inject
    TimelineRepository timeline;

    @Inject
    TallyRepository tally;

    @Inject
    EventPublisher publisher;

    @Inject
    PlanningMetrics metrics;

    @Inject
    DeliveryMetrics settled;

    @Inject
    TenantConfigs configs;

    private final AtomicInteger statements = new AtomicInteger();
    private final Instant started = Instant.now();
    private TenantId tenant;
    private PlanBatch batch;

    /** Transactions whose connections count what is sent over them. */
    private final class CountedTransactions extends TenantTransactions {
        @Override
        public <T> Uni<T> inTransaction(Pool pool, Function<SqlConnection, Uni<T>> work) {
            return super.inTransaction(pool, connection -> work.apply(counted(connection)));
        }
    }

    @BeforeEach
    void freshTenant() {
        CoreTest.configure();
        tenant = CoreTest.freshTenant(configs);
        batch = new PlanBatch(
                pipeline,
                new CountedTransactions(),
                planner,
                idempotency,
                notifications,
                deliveries,
                inbox,
                timeline,
                tally,
                publisher,
                metrics,
                settled);
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
                .allMatch(count -> count > 2 && count < 10);
        assertThat(DatabaseProbe.count("SELECT count(*) FROM deliveries WHERE tenant_id = '" + tenant + "'"))
                .isEqualTo(2 * 505);
    }

    private int statementsFor(List<ReceivedEvent<NotificationRequested>> poll) {
        statements.set(0);
        batch.plan(poll, Lane.BULK).await().atMost(PATIENCE);
        return statements.get();
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

    private SqlConnection counted(SqlConnection connection) {
        io.vertx.sqlclient.SqlConnection delegate = connection.getDelegate();
        return SqlConnection.newInstance((io.vertx.sqlclient.SqlConnection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {io.vertx.sqlclient.SqlConnection.class},
                (proxy, method, arguments) -> call(delegate, method, arguments)));
    }

    private Object call(Object delegate, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("preparedQuery") || method.getName().equals("query")) {
            statements.incrementAndGet();
        }
        try {
            return method.invoke(delegate, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
