package io.carillon.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.carillon.events.Lane;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaNotifierTest {
    private static final String TENANT = "01900000-0000-7000-8000-0000000000d1";

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final KafkaNotifier notifier = new KafkaNotifier(producer, TENANT, "/shop/orders");
    private final Message message =
            Message.template("welcome").toUser("u1").priority(Lane.CRITICAL).build();

    @Test
    void sendsCloudEventsInBinaryModeToTheLane() throws Exception {
        var sent = notifier.send(message, "order-1").toCompletableFuture();
        assertThat(sent).isNotDone();
        producer.completeNext();

        assertThat(sent).isCompletedWithValue("order-1");
        ProducerRecord<String, byte[]> record = producer.history().getFirst();
        assertThat(record.topic()).isEqualTo("carillon.requests.critical");
        assertThat(header(record, "ce_id")).isEqualTo("order-1");
        assertThat(header(record, "ce_type")).isEqualTo("carillon.notification.requested.v1");
        assertThat(header(record, "ce_source")).isEqualTo("/shop/orders");
        assertThat(header(record, "ce_tenantid")).isEqualTo(TENANT);
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        JsonNode data = CarillonClient.mapper().readTree(record.value());
        assertThat(data.at("/recipient/userId").asText()).isEqualTo("u1");
        assertThat(data.at("/template/code").asText()).isEqualTo("welcome");
    }

    @Test
    void saysWhenItIsNotInTheLog() {
        var sent = notifier.send(message).toCompletableFuture();
        producer.errorNext(new IllegalStateException("no leader"));

        assertThat(sent)
                .isCompletedExceptionally()
                .failsWithin(Duration.ofSeconds(1))
                .withThrowableThat()
                .withCauseInstanceOf(CarillonException.Unavailable.class);
    }

    private static String header(ProducerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
