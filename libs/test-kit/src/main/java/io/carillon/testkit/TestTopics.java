package io.carillon.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka as an outside program sees it: produces events, and watches topics for what the service under test emits. */
public final class TestTopics {
    private TestTopics() {}

    /** Produces the events in order and returns when all are acknowledged. */
    public static void produce(String topic, TestEvent... events) {
        produce(topic, List.of(events));
    }

    /** Produces the events in order and returns when all are acknowledged. */
    public static void produce(String topic, List<TestEvent> events) {
        try (Producer<String, byte[]> producer =
                new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = events.stream()
                    .map(event -> producer.send(record(topic, event)))
                    .toList();
            producer.flush();
            for (Future<RecordMetadata> acknowledgement : sent) {
                acknowledgement.get();
            }
        } catch (ExecutionException refused) {
            throw new IllegalStateException("Kafka refused a record for " + topic, refused.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Watches topics from now on; close it when done. Call it before the action whose records it is to see. */
    public static TopicWatch watch(String... topics) {
        return new TopicWatch(Infra.env("KAFKA_BOOTSTRAP"), List.of(topics));
    }

    private static Map<String, Object> settings() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                Infra.env("KAFKA_BOOTSTRAP"),
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                10_000);
    }

    private static ProducerRecord<String, byte[]> record(String topic, TestEvent event) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, event.key(), event.value());
        event.headers().forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
