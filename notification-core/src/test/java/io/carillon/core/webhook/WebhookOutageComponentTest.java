package io.carillon.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.events.Channel;
import io.carillon.events.EventTypes;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.carillon.tenantconfig.TenantConfigs;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.MutableClock;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Endpoints that are down for hours or days, with a clock that a test moves. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class WebhookOutageComponentTest {
    private static final int MESSAGES = 20;
    private static final Duration STEP = Duration.ofMinutes(15);

    @Inject
    TenantConfigs configs;

    @Inject
    Scheduler scheduler;

    @Inject
    RunDueWebhooks due;

    private final Hooks hooks = new Hooks();
    private final MutableClock clock = new MutableClock(Instant.now());
    private final Set<String> answered = new HashSet<>();

    @BeforeEach
    void standStill() {
        CoreTest.configure();
        scheduler.pause();
        QuarkusMock.installMockForType(clock, Clock.class);
    }

    @AfterEach
    void letTimePass() {
        DatabaseProbe.change(
                "UPDATE webhook_endpoint_states SET next_due_at = NULL WHERE tenant_id = '" + hooks.tenant + "'");
        scheduler.resume();
    }

    @Test
    void nothingIsLostWhileAnEndpointIsDownForSixHours() {
        hooks.endpoint(true, EventTypes.NOTIFICATION_STATUS_CHANGED).publish(configs);
        try (TopicWatch watch = watch()) {
            for (int i = 0; i < MESSAGES; i++) {
                hooks.statusChanged("event-" + i, clock.instant());
            }
            hooks.awaitCount(MESSAGES, "asked");
            Instant end = clock.instant().plus(Duration.ofHours(6));
            while (clock.instant().isBefore(end)) {
                answerAll(watch, 503);
                pass(STEP);
            }
            assertThat(hooks.count("status = 'DELIVERED'")).isZero();
            for (int i = 0; i < 60 && hooks.count("status = 'DELIVERED'") < MESSAGES; i++) {
                answerAll(watch, 200);
                pass(STEP);
            }
            assertThat(hooks.count("status = 'DELIVERED'")).isEqualTo(MESSAGES);
            assertThat(hooks.count("attempt BETWEEN 5 AND 8")).isEqualTo(MESSAGES);
        }
    }

    @Test
    void anEndpointThatFailsForFiveDaysIsDisabled() {
        hooks.endpoint(true, EventTypes.NOTIFICATION_STATUS_CHANGED).publish(configs);
        try (TopicWatch watch = watch()) {
            for (int day = 0; day < 6; day++) {
                for (int i = 0; i < 3; i++) {
                    hooks.statusChanged("event-" + day + "-" + i, clock.instant());
                }
                hooks.awaitCount(3L * (day + 1), "true");
                hooks.awaitCount(0, "status = 'PENDING' AND NOT asked");
                answerAll(watch, 503);
                pass(Duration.ofDays(1));
            }
            assertThat(DatabaseProbe.list("SELECT disabled_reason FROM webhook_endpoint_states WHERE tenant_id = '"
                            + hooks.tenant + "'"))
                    .containsExactly("FAILING");
            assertThat(watch.await(record -> EventTypes.WEBHOOK_ENDPOINT_DISABLED.equals(record.type())
                                    && hooks.isOfTenant(record))
                            .json()
                            .path("reason")
                            .asText())
                    .isEqualTo("failing");
        }
    }

    private TopicWatch watch() {
        return TestTopics.watch(
                Topics.deliveries(Channel.WEBHOOK, Lane.NORMAL),
                Topics.deliveries(Channel.WEBHOOK, Lane.BULK),
                Topics.STATUS);
    }

    private void pass(Duration time) {
        clock.advance(time);
        due.runOnce().await().atMost(Hooks.PATIENCE);
    }

    /** Answers what is asked for now, and waits until that is recorded. */
    private void answerAll(TopicWatch watch, int status) {
        long open = hooks.count("asked");
        List<TestRecord> asked = watch.await((int) open, record -> isOpen(record), Hooks.PATIENCE).stream()
                .toList();
        for (TestRecord record : asked) {
            answered.add(record.id());
            if (status == 200) {
                Hooks.delivered(record, clock.instant());
            } else {
                Hooks.refused(record, status, null, clock.instant());
            }
        }
        hooks.awaitCount(0, "asked");
    }

    private boolean isOpen(TestRecord record) {
        return hooks.isOfTenant(record)
                && record.topic().startsWith("carillon.deliveries.webhook")
                && !answered.contains(record.id());
    }
}
