package io.carillon.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.EventTypes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class HeardRecordsTest {
    private static final TopicPartition PLACE = new TopicPartition("carillon.status", 0);

    @Test
    void takesWhatSomebodyListensToAndLeavesTypesItDoesNotKnow() {
        ConsumerRecords<String, byte[]> poll = new ConsumerRecords<>(
                Map.of(
                        PLACE,
                        List.of(
                                record(0, EventTypes.BATCH_COMPLETED, "listens"),
                                record(1, EventTypes.BATCH_COMPLETED, "does not"),
                                record(2, "carillon.from-the-future.v1", "listens"),
                                record(3, EventTypes.NOTIFICATION_STATUS_CHANGED, "listens"),
                                new ConsumerRecord<>("carillon.status", 0, 4, "k", new byte[0]))),
                Map.of());

        ConsumerRecords<String, byte[]> heard = HeardRecords.of(poll, "listens"::equals);

        assertThat(StreamSupport.stream(heard.spliterator(), false).map(ConsumerRecord::offset))
                .containsExactly(0L, 3L);
    }

    private static ConsumerRecord<String, byte[]> record(long offset, String type, String tenant) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("carillon.status", 0, offset, "k", new byte[0]);
        record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_tenantid", tenant.getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
