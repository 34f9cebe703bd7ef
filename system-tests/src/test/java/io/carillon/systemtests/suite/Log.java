package io.carillon.systemtests.suite;

import io.carillon.events.EventTypes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** Kafka as an outside service sees it: a plain producer and a plain consumer, nothing of Carillon's own code. */
public final class Log {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String bootstrap;
    private final KafkaProducer<String, byte[]> producer;

    Log(String bootstrap) {
        this.bootstrap = bootstrap;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** The CloudEvents attributes of a fresh request for a notification; tests break some of them. */
    public static Map<String, String> requestHeaders(String tenant) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", UUID.randomUUID().toString());
        headers.put("ce_type", EventTypes.NOTIFICATION_REQUESTED);
        headers.put("ce_source", "/system-tests");
        headers.put("ce_tenantid", tenant);
        headers.put("content-type", "application/json");
        return headers;
    }

    /** Appends a record; returns once the log has it. */
    public void produce(String topic, Map<String, String> headers, Object value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                topic, UUID.randomUUID().toString(), Json.write(value).getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record).get();
        } catch (Exception failure) {
            throw new IllegalStateException("nothing was produced to " + topic, failure);
        }
    }

    /** All records of a topic that are wanted, once there are at least so many. */
    public List<ConsumerRecord<String, byte[]>> await(
            String topic, int atLeast, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer(topic)) {
            Awaiting awaiting = new Awaiting(consumer, found, wanted);
            Awaitility.await(topic + " to hold " + atLeast + " records")
                    .atMost(PATIENCE)
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> awaiting.poll() >= atLeast);
        }
        return found;
    }

    private KafkaConsumer<String, byte[]> consumer(String topic) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private record Awaiting(
            KafkaConsumer<String, byte[]> consumer,
            List<ConsumerRecord<String, byte[]>> found,
            Predicate<ConsumerRecord<String, byte[]>> wanted) {

        int poll() {
            consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                if (wanted.test(record)) {
                    found.add(record);
                }
            });
            return found.size();
        }
    }

    public static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    public static String text(ConsumerRecord<String, byte[]> record) {
        return record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
    }
}
