package io.carillon.core.webhook;

import io.carillon.events.BatchCompleted;
import io.carillon.events.EventTypes;
import io.carillon.events.NotificationStatusChanged;
import io.carillon.events.WebhookEndpointDisabled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** Takes out of a poll, by its headers alone, what some endpoint is to be told. Most tenants have no endpoint. Pure. */
final class HeardRecords {
    /** The events that endpoints are told, by type. */
    static final Map<String, Class<?>> PAYLOADS = Map.of(
            EventTypes.NOTIFICATION_STATUS_CHANGED, NotificationStatusChanged.class,
            EventTypes.BATCH_COMPLETED, BatchCompleted.class,
            EventTypes.WEBHOOK_ENDPOINT_DISABLED, WebhookEndpointDisabled.class);

    private HeardRecords() {}

    /** The records of known types whose tenant listens. */
    static ConsumerRecords<String, byte[]> of(ConsumerRecords<String, byte[]> poll, Predicate<String> listens) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> heard = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : poll) {
            if (PAYLOADS.containsKey(text(record, "ce_type")) && listens.test(text(record, "ce_tenantid"))) {
                heard.computeIfAbsent(new TopicPartition(record.topic(), record.partition()), at -> new ArrayList<>())
                        .add(record);
            }
        }
        return new ConsumerRecords<>(heard, Map.of());
    }

    private static String text(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
