package io.carillon.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.carillon.client.Accepted;
import io.carillon.client.BatchMember;
import io.carillon.client.BatchState;
import io.carillon.client.CarillonClient;
import io.carillon.client.CarillonException;
import io.carillon.client.KafkaNotifier;
import io.carillon.client.Message;
import io.carillon.events.Channel;
import io.carillon.systemtests.suite.Suite;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java client against the whole suite, through the public door and straight to Kafka. */
class JavaClientST {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Suite suite = Suite.shared();
    private final CarillonClient client = CarillonClient.of(URI.create(suite.place("GATEWAY_URL")))
            .credentials(
                    URI.create(suite.place("TOKEN_URL")),
                    suite.place("DEMO_CLIENT_ID"),
                    suite.place("DEMO_CLIENT_SECRET"))
            .build();

    @Test
    void sendsOnceUnderOneKeyAndTellsWhatBecameOfIt() {
        String key = UUID.randomUUID().toString();
        Message message = welcome().toEmail(Requests.freshAddress()).build();

        Accepted first = client.send(message, key);
        Accepted again = client.send(message, key);

        assertThat(again.notificationId()).isEqualTo(first.notificationId());
        await().atMost(PATIENCE).until(() -> List.of("SENT", "DELIVERED")
                .contains(client.notification(first.notificationId()).status()));
        assertThat(client.notification(first.notificationId()).deliveries())
                .extracting(delivery -> delivery.channel())
                .containsExactly("email");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> client.send(welcome().toEmail("nobody").build()))
                .isInstanceOfSatisfying(CarillonException.Refused.class, refused -> {
                    assertThat(refused.status()).isEqualTo(400);
                    assertThat(refused.errors()).isNotEmpty();
                });
    }

    @Test
    void sendsABatchToTheEnd() {
        List<BatchMember> members = Stream.generate(Requests::freshAddress)
                .limit(5)
                .map(address -> BatchMember.email(address, Map.of("name", "Ada")))
                .toList();

        BatchState closed = client.sendToAll(
                Message.template("welcome").channels(Channel.EMAIL).build(), members);

        assertThat(closed.counters()).containsEntry("accepted", 5L);
        await().atMost(PATIENCE)
                .until(() -> client.batch(closed.batchId()).state().equals("COMPLETED"));
    }

    @Test
    void sendsStraightToKafka() {
        String address = Requests.freshAddress();
        try (KafkaNotifier notifier = KafkaNotifier.connect(
                Map.of("bootstrap.servers", suite.place("KAFKA_BOOTSTRAP")),
                suite.place("DEMO_TENANT_ID"),
                "/system-tests")) {
            notifier.send(welcome().toEmail(address).build())
                    .toCompletableFuture()
                    .join();
        }

        assertThat(suite.mail().awaitMail(address)).isNotNull();
    }

    private static Message.Builder welcome() {
        return Message.template("welcome").channels(Channel.EMAIL).data("name", "Ada");
    }
}
