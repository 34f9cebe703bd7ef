package io.carillon.core.clock;

import static io.carillon.core.CoreTest.send;
import static io.carillon.core.CoreTest.welcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.EventTypes;
import io.carillon.events.FailureCategory;
import io.carillon.events.Lane;
import io.carillon.events.ProviderTry;
import io.carillon.events.Topics;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.MutableClock;
import io.carillon.testkit.TestEvent;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider is down for ten minutes of a clock that the test moves; the test answers as the dispatcher would. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class ProviderOutageComponentTest {
    private static final int EACH = 20;
    private static final Duration OUTAGE = Duration.ofMinutes(10);
    private static final Duration LIFE_OF_CODES = Duration.ofMinutes(3);
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LIMIT = 500;
    private static final String ADDRESS = "ada@example.com";

    @Inject
    RunDueDeliveries due;

    @Inject
    Scheduler scheduler;

    private final MutableClock clock = new MutableClock(Instant.now());
    private final Map<String, List<Instant>> handedOver = new HashMap<>();
    private final Set<String> answered = new HashSet<>();
    private boolean down = true;

    @BeforeEach
    void standStill() {
        CoreTest.configure();
        scheduler.pause();
        QuarkusMock.installMockForType(clock, Clock.class);
    }

    @AfterEach
    void letTimePass() {
        scheduler.resume();
    }

    @Test
    void everyMailArrivesOnceAfterTheOutageAndNoCodeComesLate() {
        Instant end = clock.instant().plus(OUTAGE);
        Instant codesEnd = clock.instant().plus(LIFE_OF_CODES);
        try (TopicWatch watch = TestTopics.watch(emails(Lane.NORMAL), emails(Lane.CRITICAL))) {
            List<String> mails = sendEach(welcome(ADDRESS));
            List<String> codes = sendEach(code(codesEnd));
            List<String> all = new ArrayList<>(mails);
            all.addAll(codes);
            await().atMost(PATIENCE).until(() -> asked(all).size() == 2 * EACH);
            while (clock.instant().isBefore(end)) {
                pass(watch, all);
            }
            assertThat(statuses(codes)).containsOnly("EXPIRED");
            assertThat(statuses(mails)).hasSize(EACH).isSubsetOf("RETRYING", "PENDING");

            down = false;
            for (int i = 0; i < 60 && !Set.of("SENT").equals(Set.copyOf(statuses(mails))); i++) {
                pass(watch, all);
            }
            assertThat(statuses(mails)).hasSize(EACH).containsOnly("SENT");
            assertThat(handedOver.keySet()).containsExactlyInAnyOrderElementsOf(mails);
            assertThat(handedOver.values()).allSatisfy(times -> assertThat(times)
                    .singleElement()
                    .matches(time -> !time.isBefore(end) && time.isBefore(end.plus(Duration.ofMinutes(20)))));
            assertThat(statuses(codes)).hasSize(EACH).containsOnly("EXPIRED");
        }
    }

    private static List<String> sendEach(Map<String, Object> body) {
        return IntStream.range(0, EACH).mapToObj(i -> send(body)).toList();
    }

    private static Map<String, Object> code(Instant expiresAt) {
        Map<String, Object> body = new HashMap<>(welcome(ADDRESS));
        body.put("priority", "critical");
        body.put("expiresAt", expiresAt.toString());
        return body;
    }

    /** Answers what is asked for, waits until that is recorded, and moves on. */
    private void pass(TopicWatch watch, List<String> notifications) {
        Set<String> asked = asked(notifications);
        asked.removeAll(answered);
        for (String attempt : asked) {
            answer(watch.await(1, record -> record.id().equals(attempt), PATIENCE)
                    .getFirst());
        }
        answered.addAll(asked);
        await().atMost(PATIENCE).until(() -> asked(notifications).stream().noneMatch(asked::contains));
        clock.advance(STEP);
        while (due.run(LIMIT).await().atMost(PATIENCE) == LIMIT) {
            // rows of other tests may be due as well
        }
    }

    private void answer(TestRecord asked) {
        DeliveryRequested request = asked.data(DeliveryRequested.class);
        Instant now = clock.instant();
        AttemptOutcome outcome = outcome(request, now);
        List<ProviderTry> tries = outcome instanceof AttemptOutcome.Expired
                ? List.of()
                : List.of(new ProviderTry("sendgrid", "account", outcome, 12));
        TestEvent told = TestEvent.of(
                EventTypes.DELIVERY_ATTEMPTED,
                asked.tenant(),
                asked.id(),
                new DeliveryAttempted(
                        request.deliveryId(),
                        request.notificationId(),
                        request.attempt(),
                        request.channel(),
                        request.lane(),
                        outcome,
                        tries,
                        request.acceptedAt(),
                        now));
        TestTopics.produce(Topics.OUTCOMES, told.withKey(request.notificationId()));
    }

    /** What the dispatcher's own tests show: late ones are not sent, and a provider that is down is left alone. */
    private AttemptOutcome outcome(DeliveryRequested request, Instant now) {
        if (request.expiresAt() != null && !now.isBefore(request.expiresAt())) {
            return new AttemptOutcome.Expired();
        }
        if (down) {
            return new AttemptOutcome.Failed(FailureCategory.TRANSIENT, "http_503", "the vendor is down", null);
        }
        handedOver
                .computeIfAbsent(request.notificationId(), first -> new ArrayList<>())
                .add(now);
        return new AttemptOutcome.Sent("id-" + request.deliveryId());
    }

    /** Names of the attempts the dispatcher has been asked for and not answered. */
    private static Set<String> asked(List<String> notifications) {
        return new HashSet<>(DatabaseProbe.list(
                "SELECT id || '-' || attempt FROM deliveries WHERE status = 'PENDING' AND " + of(notifications)));
    }

    private static List<String> statuses(List<String> notifications) {
        return DatabaseProbe.list("SELECT status FROM deliveries WHERE " + of(notifications));
    }

    private static String of(List<String> notifications) {
        return notifications.stream().collect(Collectors.joining("','", "notification_id IN ('", "')"));
    }

    private static String emails(Lane lane) {
        return Topics.deliveries(Channel.EMAIL, lane);
    }
}
