package io.carillon.core;

import static io.carillon.core.CoreTest.API;
import static io.carillon.core.CoreTest.get;
import static io.carillon.core.CoreTest.send;
import static io.carillon.core.CoreTest.service;
import static io.carillon.core.CoreTest.welcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.carillon.events.Channel;
import io.carillon.events.EventTypes;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestEvent;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTenant;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However often a request comes and by whichever door, it is one notification. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class IdempotencyComponentTest {
    private static final String EMAILS = Topics.deliveries(Channel.EMAIL, Lane.NORMAL);
    private static final String REQUESTS = Topics.requests(Lane.NORMAL);
    private static final Duration A_WHILE = Duration.ofMillis(1500);

    private final String marker = "m" + UUID.randomUUID();
    private final Optional<String> key = Optional.of("key-" + marker);

    @BeforeEach
    void configure() {
        CoreTest.configure();
    }

    @Test
    void aRepeatIsAnsweredWithTheFirstAnswer() {
        String first = send(welcome(address()), key)
                .statusCode(202)
                .header("Idempotent-Replayed", nullValue())
                .extract()
                .path("notificationId");
        send(welcome(address()), key)
                .statusCode(202)
                .header("Idempotent-Replayed", "true")
                .body("notificationId", equalTo(first));
    }

    @Test
    void aKeyUsedForAnotherRequestIsRefused() {
        send(welcome(address()), key).statusCode(202);
        send(welcome("other-" + address()), key)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:carillon:problem:idempotency-key-reused"));
    }

    @Test
    void anotherTenantsEqualKeyIsAnotherKey() {
        String mine = send(welcome(address()), key).statusCode(202).extract().path("notificationId");
        String others = service("other-service")
                .header("Idempotency-Key", key.orElseThrow())
                .body(welcome(address()))
                .post(API + "/send")
                .then()
                .statusCode(202)
                .header("Idempotent-Replayed", nullValue())
                .extract()
                .path("notificationId");
        assertThat(others).isNotEqualTo(mine);
    }

    /** While Redis is slow some callers get an id of their own; every id leads to the one notification. */
    @Test
    void fiftyAtOnceAreOneNotification() throws Exception {
        try (TopicWatch emails = TestTopics.watch(EMAILS);
                ExecutorService callers = Executors.newFixedThreadPool(10)) {
            Callable<String> call = () ->
                    send(welcome(address()), key).statusCode(202).extract().path("notificationId");
            Set<String> answers = new HashSet<>();
            for (Future<String> answer : callers.invokeAll(Collections.nCopies(50, call))) {
                answers.add(answer.get());
            }
            assertOneDelivery(emails);
            await().atMost(Duration.ofSeconds(20)).until(() -> ledTo(answers).size() == 1);
            assertThat(answers).containsAll(ledTo(answers));
        }
    }

    private static Set<String> ledTo(Set<String> answers) {
        return answers.stream()
                .map(id -> get(id).extract().<String>path("notificationId"))
                .collect(Collectors.toSet());
    }

    @Test
    void aCloudEventIsKnownByItsSourceAndId() {
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            TestEvent event = event(marker).withSource("/shop");
            TestTopics.produce(REQUESTS, event, event, event(marker).withSource("/billing"), event);
            emails.await(2, sentToMe());
            assertThat(emails.drain(sentToMe(), A_WHILE)).hasSize(2);
        }
    }

    @Test
    void sourceAndIdAreNotMixedUp() {
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            TestTopics.produce(
                    REQUESTS,
                    event(marker + "#b").withSource("/shop"),
                    event("b").withSource("/shop#" + marker));
            emails.await(2, sentToMe());
        }
    }

    @Test
    void aCopyOfARecordUnderOtherCoordinatesIsDropped() {
        try (TopicWatch emails = TestTopics.watch(EMAILS);
                TopicWatch requests = TestTopics.watch(REQUESTS)) {
            String id = send(welcome(address()));
            TestRecord record = requests.await(r -> id.equals(r.id()));
            emails.await(sentToMe());
            TestEvent copy = new TestEvent(record.key(), record.headers(), record.value());
            TestEvent after = event("after-" + marker, "after-" + address()).withKey(record.key());
            TestTopics.produce(REQUESTS, copy, copy, after);
            emails.await(r -> r.json().path("address").asText().startsWith("after-" + marker));
            assertThat(emails.drain(sentToMe(), A_WHILE)).hasSize(1);
            assertThat(rows("notifications", "id = '" + id + "'")).isEqualTo(1);
        }
    }

    @Test
    void anIdThatIsNotOursIsNotBelieved() {
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            String madeUp = "01900000-0000-7000-8000-" + marker.substring(marker.length() - 12);
            TestTopics.produce(REQUESTS, event(marker, address(), Map.of("notificationId", madeUp)));
            TestRecord delivery = emails.await(sentToMe());
            assertThat(delivery.json().path("notificationId").asText()).isNotEqualTo(madeUp);
        }
    }

    private void assertOneDelivery(TopicWatch emails) {
        emails.await(sentToMe());
        assertThat(emails.drain(sentToMe(), A_WHILE)).hasSize(1);
        assertThat(rows("deliveries", "address = '" + address() + "'")).isEqualTo(1);
    }

    private Predicate<TestRecord> sentToMe() {
        return record -> record.json().path("address").asText().equals(address());
    }

    private String address() {
        return marker + "@example.com";
    }

    private TestEvent event(String id) {
        return event(id, address());
    }

    private static TestEvent event(String id, String address) {
        return event(id, address, Map.of());
    }

    private static TestEvent event(String id, String address, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(welcome(address));
        body.putAll(more);
        return TestEvent.of(EventTypes.NOTIFICATION_REQUESTED, TestTenant.demo(), id, body);
    }

    private static long rows(String table, String condition) {
        return DatabaseProbe.count("SELECT count(*) FROM " + table + " WHERE " + condition);
    }
}
