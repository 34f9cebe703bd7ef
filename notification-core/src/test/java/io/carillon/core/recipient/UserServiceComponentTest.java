package io.carillon.core.recipient;

import static io.carillon.core.CoreTest.API;
import static io.carillon.core.CoreTest.awaitStatus;
import static io.carillon.core.CoreTest.get;
import static io.carillon.core.CoreTest.send;
import static io.carillon.core.CoreTest.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.events.Channel;
import io.carillon.events.Recipient;
import io.carillon.tenancy.TenantId;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.MutableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time is in the test's hands: two minutes of outage pass in as many seconds. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class UserServiceComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Vertx vertx;

    @Inject
    RedisAPI redis;

    @Inject
    ObjectMapper json;

    private final MutableClock clock = new MutableClock(Instant.now());
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private FakeUserService users;
    private UserServiceDirectory directory;

    @BeforeEach
    void open() throws IOException {
        CoreTest.configure();
        users = new FakeUserService();
        UserServiceConfig config = users.config();
        directory = new UserServiceDirectory(
                config,
                new UserServiceClient(vertx, config, json, clock),
                new UserServiceCache(redis, json, config),
                clock);
        QuarkusMock.installMockForType(clock, Clock.class);
        QuarkusMock.installMockForType(directory, UserServiceDirectory.class);
    }

    @AfterEach
    void close() {
        users.close();
    }

    @Test
    void reachesPeopleOnlyTheUserServiceKnows() {
        String id = send(mailTo("ext-" + run));
        awaitStatus(id, "PENDING");
        assertThat(DatabaseProbe.list("SELECT address FROM deliveries WHERE notification_id = '" + id + "'"))
                .containsExactly("ext-" + run + "@example.org");
        awaitStatus(send(mailTo("nobody-" + run)), "SKIPPED");
        assertThat(users.lookUps()).isEqualTo(2);
        assertThat(users.grants()).isEqualTo(1);
    }

    @Test
    void whileItIsDownForTwoMinutesNothingIsLostAndSendsResumeByThemselves() {
        users.down(true);
        List<String> ids = IntStream.range(0, 20)
                .mapToObj(i -> send(mailTo("ext-" + run + "-" + i)))
                .toList();
        await().atMost(PATIENCE).until(() -> waiting() == 20);
        service("demo-service")
                .get(API + "/" + ids.getFirst() + "/timeline")
                .then()
                .body("events.event", hasItem("HELD"))
                .body("events.reason", hasItem("recipient-unresolved"));
        get(ids.getFirst()).body("status", equalTo("ACCEPTED"));
        for (int step = 1; step <= 4; step++) {
            int before = attempts();
            clock.advance(Duration.ofSeconds(30));
            await().atMost(PATIENCE).until(() -> attempts() >= before + 20);
        }
        assertThat(waiting()).isEqualTo(20);
        users.down(false);
        clock.advance(Duration.ofSeconds(40));
        ids.forEach(id -> awaitStatus(id, "PENDING"));
        await().atMost(PATIENCE).until(() -> waiting() == 0);
        assertThat(DatabaseProbe.count(
                        "SELECT count(DISTINCT address) FROM deliveries WHERE address LIKE 'ext-" + run + "-%'"))
                .isEqualTo(20);
    }

    @Test
    void whenTheTimeBudgetIsOverItEndsWithTheReason() {
        users.down(true);
        Map<String, Object> body = new HashMap<>(mailTo("ext-" + run));
        body.put("expiresAt", clock.instant().plusSeconds(60).toString());
        String id = send(body);
        await().atMost(PATIENCE).until(() -> waiting() == 1);
        clock.advance(Duration.ofSeconds(59));
        awaitStatus(id, "FAILED");
        get(id).body("reason", equalTo("recipient-unresolved"));
        assertThat(waiting()).isZero();
    }

    @Test
    void asksInBatchesNeverTwiceAtTheSameTimeAndRemembers() {
        List<Person> people = people(250);
        List<Uni<List<Person>>> parallel =
                List.of(directory.complete(people), directory.complete(people), directory.complete(people));
        List<List<Person>> found =
                Uni.join().all(parallel).andFailFast().await().atMost(PATIENCE);
        assertThat(found).allSatisfy(known -> assertThat(known).hasSize(250).allMatch(Person::isComplete));
        assertThat(users.lookUps()).isEqualTo(3);
        assertThat(directory.complete(people).await().atMost(PATIENCE)).allMatch(Person::isComplete);
        assertThat(users.lookUps()).isEqualTo(3);
    }

    @Test
    void leavesItAloneWhileItKeepsFailing() {
        users.down(true);
        for (int i = 0; i < 10; i++) {
            assertThat(directory.complete(people(1)).await().atMost(PATIENCE)).allMatch(Person::unresolved);
        }
        assertThat(users.lookUps()).isEqualTo(3);
        clock.advance(Duration.ofSeconds(6));
        users.down(false);
        assertThat(directory.complete(people(1)).await().atMost(PATIENCE)).allMatch(Person::isComplete);
        assertThat(users.lookUps()).isEqualTo(4);
    }

    private List<Person> people(int count) {
        TenantId tenant = new TenantId(UUID.randomUUID());
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Recipient recipient = new Recipient("ext-" + run + "-" + i, null, null, null, null, null, null);
            people.add(Person.of(tenant, recipient, Set.of(Channel.EMAIL)));
        }
        return people;
    }

    private int waiting() {
        return (int) DatabaseProbe.count("SELECT count(*) FROM waiting_requests WHERE user_id LIKE 'ext-" + run + "%'");
    }

    private int attempts() {
        return (int) DatabaseProbe.count(
                "SELECT coalesce(sum(attempts), 0) FROM waiting_requests WHERE user_id LIKE 'ext-" + run + "%'");
    }

    private static Map<String, Object> mailTo(String userId) {
        Map<String, Object> body = new HashMap<>(CoreTest.welcome("nobody@example.org"));
        body.put("recipient", Map.of("userId", userId));
        return body;
    }
}
