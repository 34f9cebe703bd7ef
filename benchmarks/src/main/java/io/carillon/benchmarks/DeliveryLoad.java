package io.carillon.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Asks the dispatcher for deliveries as core does, over Kafka, and reads what it tells of them. */
final class DeliveryLoad implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final RunningSuite suite;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> outcomes;

    /** What came of a load. */
    record Told(int sent, double seconds) {}

    DeliveryLoad(RunningSuite suite) {
        this.suite = suite;
        String kafka = suite.values().get("KAFKA_BOOTSTRAP");
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all", "linger.ms", "5"),
                new StringSerializer(),
                new ByteArraySerializer());
        this.outcomes = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = outcomes.partitionsFor("carillon.outcomes").stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        outcomes.assign(partitions);
    }

    /** Asks for {@code count} deliveries at once and waits until all are told of. */
    Told run(Vendor vendor, int count, IntFunction<String> addresses) throws Exception {
        outcomes.seekToEnd(outcomes.assignment());
        outcomes.assignment().forEach(outcomes::position);
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        Set<String> open = new HashSet<>();
        for (int number : IntStream.range(0, count).toArray()) {
            String id = UUID.randomUUID().toString();
            open.add(id + "-1");
            records.add(record(vendor, id, addresses.apply(number)));
        }
        long began = System.nanoTime();
        records.forEach(producer::send);
        producer.flush();
        return await(open, began);
    }

    private Told await(Set<String> open, long began) throws Exception {
        int sent = 0;
        long last = began;
        while (!open.isEmpty() && System.nanoTime() - began < PATIENCE.toNanos()) {
            for (ConsumerRecord<String, byte[]> record : outcomes.poll(Duration.ofMillis(100))) {
                if (open.remove(header(record))) {
                    last = System.nanoTime();
                    sent += isSent(record) ? 1 : 0;
                }
            }
        }
        return new Told(sent, (last - began) / 1e9);
    }

    private static String header(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader("ce_id");
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static boolean isSent(ConsumerRecord<String, byte[]> record) throws Exception {
        return JSON.readTree(record.value()).at("/outcome/result").asText().equals("sent");
    }

    private ProducerRecord<String, byte[]> record(Vendor vendor, String id, String address) throws Exception {
        String now = Instant.now().toString();
        Map<String, Object> delivery = vendor.delivery(id, address, now);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                "carillon.deliveries." + vendor.channel() + ".normal",
                (String) delivery.get("notificationId"),
                JSON.writeValueAsBytes(delivery));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id + "-1",
                        "ce_type", "carillon.delivery.requested.v1",
                        "ce_source", "/benchmarks",
                        "ce_time", now,
                        "ce_tenantid", vendor.tenant(suite),
                        "content-type", "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    @Override
    public void close() {
        producer.close();
        outcomes.close();
    }
}
