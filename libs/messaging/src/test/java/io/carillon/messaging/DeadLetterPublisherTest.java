package io.carillon.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DeadLetterPublisherTest {
    @Test
    void aDeadLetterIsTheRecordAsItCameAndWhy() {
        byte[] value = {1, 2, 3};
        ConsumerRecord<String, byte[]> origin = new ConsumerRecord<>("carillon.outcomes", 2, 17, "key", value);
        origin.headers().add("ce_id", "id-1".getBytes(StandardCharsets.UTF_8));

        ProducerRecord<String, byte[]> letter =
                DeadLetterPublisher.encode(new DeadLetter(origin, "invalid-json", "line 1"));

        assertThat(letter.topic()).isEqualTo("carillon.outcomes.dlq");
        assertThat(letter.partition()).isNull();
        assertThat(letter.key()).isEqualTo("key");
        assertThat(letter.value()).isEqualTo(value);
        assertThat(List.of("ce_id", "dlq-reason", "dlq-detail", "dlq-topic", "dlq-partition", "dlq-offset"))
                .extracting(name -> CloudEventHeaders.get(letter.headers(), name))
                .containsExactly("id-1", "invalid-json", "line 1", "carillon.outcomes", "2", "17");
    }
}
