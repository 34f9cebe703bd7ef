package io.carillon.core.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.events.EventTypes;
import io.carillon.events.Lane;
import io.carillon.events.NotificationRequested;
import io.carillon.events.Recipient;
import io.carillon.events.TemplateRef;
import io.carillon.messaging.Event;
import io.carillon.messaging.ReceivedEvent;
import io.carillon.tenancy.TenantId;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestTenant;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replicas plan polls of one digest at the same moment: they share one window. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class DigestReplicasComponentTest {
    private static final int POLLS = 8;
    private static final int EACH = 25;

    @Inject
    PlanBatch batch;

    @Inject
    Scheduler scheduler;

    private final String email = "digest-" + UUID.randomUUID() + "@example.com";
    private final Instant recorded = Instant.now();
    private final TenantId tenant = new TenantId(TestTenant.demo().id());

    @BeforeEach
    void holdTheTicker() {
        CoreTest.configure();
        scheduler.pause("digest");
    }

    @AfterEach
    void letItGo() {
        scheduler.resume("digest");
    }

    @Test
    void pollsInParallelShareOneWindowAndPlanningThemAgainAddsNothing() {
        planAll();
        assertThat(windows()).containsExactly("200 200");
        planAll();
        assertThat(windows()).containsExactly("200 200");
    }

    private void planAll() {
        List<Uni<?>> polls = IntStream.range(0, POLLS)
                .<Uni<?>>mapToObj(partition -> batch.plan(poll(partition), Lane.NORMAL))
                .toList();
        Uni.combine().all().unis(polls).discardItems().await().atMost(Duration.ofSeconds(30));
    }

    private List<String> windows() {
        return DatabaseProbe.list("SELECT items || ' ' || count(*) FROM digests JOIN digest_items ON digest_id = "
                + "digests.id JOIN deliveries ON deliveries.id = delivery_id WHERE address = '" + email
                + "' GROUP BY digests.id, items");
    }

    private List<ReceivedEvent<NotificationRequested>> poll(int partition) {
        return IntStream.range(0, EACH).mapToObj(i -> received(partition, i)).toList();
    }

    private ReceivedEvent<NotificationRequested> received(int partition, int offset) {
        NotificationRequested request = new NotificationRequested(
                null,
                new TemplateRef("orders", null, null),
                null,
                null,
                new Recipient(null, email, null, null, null, null, null),
                null,
                null,
                Map.of("shop", "north", "order", offset),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        String id = email + partition + "-" + offset;
        Event<NotificationRequested> event = new Event<>(id, EventTypes.NOTIFICATION_REQUESTED, tenant, null, request);
        return new ReceivedEvent<>(event, "/test", email, partition, offset, recorded, null);
    }
}
