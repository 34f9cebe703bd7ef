package io.carillon.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CarillonClientTest {
    private static final String ACCEPTED = "{\"notificationId\":\"n1\",\"status\":\"ACCEPTED\",\"links\":{}}";
    private static final RetryPolicy QUICK = new RetryPolicy(4, Duration.ofMillis(5), Duration.ofSeconds(2));
    private static final Message HELLO =
            Message.template("welcome").toUser("u1").data("name", "Ada").build();

    private FakeServer server;
    private CarillonClient client;

    @BeforeEach
    void start() throws Exception {
        server = new FakeServer();
        client = CarillonClient.of(server.uri())
                .credentials(server.tokenUri(), "shop", "demo-secret")
                .retries(QUICK)
                .build();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsWhatTheServiceApiTakes() throws Exception {
        server.reply(202, ACCEPTED);
        Message message = Message.content(Channel.IN_APP, Content.message("Hi", "there", null))
                .toEmail("ada@example.com")
                .channels(Channel.EMAIL, Channel.IN_APP)
                .category("account")
                .priority(Lane.CRITICAL)
                .scheduledAt(Instant.parse("2026-11-22T12:00:00Z"))
                .metadata("order", "1")
                .build();

        assertThat(client.send(message)).isEqualTo(new Accepted("n1", "ACCEPTED"));

        JsonNode body = CarillonClient.mapper().readTree(server.seen.getFirst().body());
        assertThat(server.seen.getFirst().path()).isEqualTo("/api/v1/services/notifications/send");
        assertThat(body.at("/content/in-app/title").asText()).isEqualTo("Hi");
        assertThat(body.at("/recipient/email").asText()).isEqualTo("ada@example.com");
        assertThat(body.at("/channels/1").asText()).isEqualTo("in-app");
        assertThat(body.at("/priority").asText()).isEqualTo("critical");
        assertThat(body.at("/scheduledAt").asText()).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(body.has("template")).isFalse();
        assertThat(body.has("data")).isFalse();
    }

    @Test
    void keepsOneKeyOverAllTriesAndTakesAnotherForTheNextCall() {
        server.hangUp().reply(503, "").reply(202, ACCEPTED).reply(202, ACCEPTED);

        client.send(HELLO);
        client.send(HELLO);

        assertThat(server.seen).hasSize(4);
        List<String> keys = server.seen.stream().map(FakeServer.Seen::key).toList();
        assertThat(keys.subList(0, 3)).containsOnly(keys.getFirst()).doesNotContainNull();
        assertThat(keys.get(3)).isNotEqualTo(keys.getFirst());
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        server.reply(429, "", "Retry-After", "1").reply(202, ACCEPTED);
        long start = System.nanoTime();

        client.send(HELLO);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void doesNotWaitForWhatIsTooFarOff() {
        server.reply(503, "", "Retry-After", "3600");

        assertThatThrownBy(() -> client.send(HELLO)).isInstanceOf(CarillonException.Unavailable.class);
        assertThat(server.seen).hasSize(1);
    }

    @Test
    void givesUpAfterSoManyTries() {
        server.reply(503, "").reply(502, "").reply(504, "").hangUp().reply(202, ACCEPTED);

        assertThatThrownBy(() -> client.send(HELLO))
                .isInstanceOf(CarillonException.Unavailable.class)
                .hasMessageContaining("4 times");
        assertThat(server.seen).hasSize(4);
    }

    @Test
    void saysWhatWasRefusedAndDoesNotRepeatIt() {
        server.reply(
                400,
                "{\"type\":\"urn:carillon:problem:validation-failed\",\"detail\":\"no\","
                        + "\"errors\":[{\"pointer\":\"/recipient\",\"detail\":\"is missing\"}]}");

        assertThatThrownBy(() -> client.send(HELLO))
                .isInstanceOfSatisfying(CarillonException.Refused.class, refused -> {
                    assertThat(refused.status()).isEqualTo(400);
                    assertThat(refused.type()).isEqualTo("urn:carillon:problem:validation-failed");
                    assertThat(refused.errors())
                            .containsExactly(new CarillonException.Violation("/recipient", "is missing"));
                });
        assertThat(server.seen).hasSize(1);
        server.reply(500, "oops");
        assertThatThrownBy(() -> client.send(HELLO)).isInstanceOf(CarillonException.Refused.class);
    }

    @Test
    void renewsARefusedTokenOnce() {
        server.reply(401, "{}").reply(202, ACCEPTED).reply(401, "{}").reply(401, "{}");

        client.send(HELLO);
        assertThat(server.seen).extracting(FakeServer.Seen::token).containsExactly("Bearer t1", "Bearer t2");

        assertThatThrownBy(() -> client.send(HELLO)).isInstanceOf(CarillonException.Refused.class);
        assertThat(server.seen).hasSize(4);
    }

    @Test
    void sendsToAnyNumberChunkByChunk() throws Exception {
        server.reply(202, "{\"batchId\":\"b1\"}")
                .reply(202, "{}")
                .hangUp()
                .reply(202, "{}")
                .reply(
                        200,
                        "{\"batchId\":\"b1\",\"state\":\"CLOSED\",\"counters\":{\"accepted\":1500},\"progress\":0.5}");
        Message shared = Message.template("news").data("shop", "Example").build();

        BatchState state = client.sendToAll(shared, () -> IntStream.range(0, 1500)
                .mapToObj(i -> BatchMember.email("p" + i + "@example.com", Map.of("n", i)))
                .iterator());

        assertThat(state).isEqualTo(new BatchState("b1", "CLOSED", Map.of("accepted", 1500L), 0.5));
        JsonNode second = CarillonClient.mapper().readTree(server.seen.get(3).body());
        assertThat(server.seen.get(2).body())
                .as("repeated")
                .isEqualTo(server.seen.get(3).body());
        assertThat(second.at("/chunk").asInt()).isEqualTo(2);
        assertThat(second.at("/recipients").size()).isEqualTo(500);
        assertThat(second.at("/recipients/0/email").asText()).isEqualTo("p1000@example.com");
        assertThat(second.at("/recipients/0/data/n").asInt()).isEqualTo(1000);
        assertThat(server.seen.getLast().path()).endsWith("/batches/b1/complete");
    }

    @Test
    void readsStatesAndNeverLeavesItsPath() {
        server.reply(
                200,
                "{\"notificationId\":\"n1\",\"status\":\"SENT\",\"deliveries\":[{\"channel\":\"email\","
                        + "\"status\":\"SENT\",\"attempt\":1,\"new\":true}],\"links\":{}}");

        NotificationState state = client.notification("../admin?x");

        assertThat(state.status()).isEqualTo("SENT");
        assertThat(state.deliveries().getFirst().channel()).isEqualTo("email");
        assertThat(server.seen.getFirst().path()).isEqualTo("/api/v1/services/notifications/..%2Fadmin%3Fx");
    }
}
