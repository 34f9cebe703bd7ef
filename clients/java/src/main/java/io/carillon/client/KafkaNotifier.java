package io.carillon.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.events.EventTypes;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends messages straight to Carillon's request topics, as CloudEvents in binary mode. There is nobody to check a message
 * first: what cannot be sent fails later, visible by its status event. Needs {@code kafka-clients}. For any number of
 * threads.
 */
public final class KafkaNotifier implements AutoCloseable {
    private final Producer<String, byte[]> producer;
    private final String tenantId;
    private final String source;
    private final ObjectMapper json = CarillonClient.mapper();

    /**
     * @param tenantId the tenant that sends
     * @param source who sends, as a URI reference such as {@code /shop/orders}; with the event's id it makes repeats known
     */
    public KafkaNotifier(Producer<String, byte[]> producer, String tenantId, String source) {
        this.producer = producer;
        this.tenantId = UUID.fromString(tenantId).toString();
        this.source = source;
    }

    /** A notifier with a producer of its own that loses nothing and doubles nothing. */
    public static KafkaNotifier connect(Map<String, Object> connection, String tenantId, String source) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        return new KafkaNotifier(
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()), tenantId, source);
    }

    /** Sends a message; completes with the event's id when all replicas have it. */
    public CompletionStage<String> send(Message message) {
        return send(message, UUID.randomUUID().toString());
    }

    /** Sends a message; the same id from the same source is the same notification. */
    public CompletionStage<String> send(Message message, String eventId) {
        CompletableFuture<String> sent = new CompletableFuture<>();
        producer.send(record(message, eventId), (where, failure) -> {
            if (failure == null) {
                sent.complete(eventId);
            } else {
                sent.completeExceptionally(new CarillonException.Unavailable("the message is not in the log", failure));
            }
        });
        return sent;
    }

    @Override
    public void close() {
        producer.close();
    }

    private ProducerRecord<String, byte[]> record(Message message, String eventId) {
        Lane lane = message.priority() == null ? Lane.NORMAL : message.priority();
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.requests(lane), eventId, write(message));
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", eventId);
        header(record, "ce_type", EventTypes.NOTIFICATION_REQUESTED);
        header(record, "ce_source", source);
        header(record, "ce_time", Instant.now().toString());
        header(record, "ce_tenantid", tenantId);
        header(record, "content-type", "application/json");
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] write(Message message) {
        try {
            return json.writeValueAsBytes(message);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("the message cannot be written as JSON", unwritable);
        }
    }
}
