package io.carillon.benchmarks.sockets;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tells of messages as core does right after its commit, each at its moment, to users drawn with a fixed seed. */
final class Teller implements AutoCloseable {
    private static final String TOPIC = "carillon.inbox";

    private final KafkaProducer<String, byte[]> producer;
    private final long[] places;
    private final Random random = new Random(42);

    Teller(String bootstrap, int users) {
        places = new long[users];
        Arrays.fill(places, Surroundings.FIRST_PLACE);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Tells {@code rate} messages a second, at even distances. */
    int tell(int rate, int seconds) {
        long start = System.nanoTime();
        int total = rate * seconds;
        for (int i = 0; i < total; i++) {
            LockSupport.parkNanos(start + i * 1_000_000_000L / rate - System.nanoTime());
            int user = random.nextInt(places.length);
            producer.send(message(user, ++places[user]));
        }
        producer.flush();
        return total;
    }

    @Override
    public void close() {
        producer.close();
    }

    private static ProducerRecord<String, byte[]> message(int user, long place) {
        String id = UUID.randomUUID().toString();
        String now = Instant.now().toString();
        String json =
                """
                {"change":"CREATED","userId":"user-%d","occurredAt":"%s","sequence":%d,"unreadShift":1,"entry":{"id":"%s",\
                "notificationId":"%s","category":"news","title":"%d","body":"%s","data":{"kind":"order"},"createdAt":"%s"}}\
                """.formatted(user, now, place, id, id, System.nanoTime(), "Your order is on its way. ".repeat(8), now);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(TOPIC, "user-" + user, json.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id + "-CREATED",
                        "ce_type", "carillon.inbox.changed.v1",
                        "ce_source", "/bench",
                        "ce_time", now,
                        "ce_tenantid", Surroundings.TENANT,
                        "content-type", "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
