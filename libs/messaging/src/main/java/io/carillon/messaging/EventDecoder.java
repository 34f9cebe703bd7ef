package io.carillon.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.carillon.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Reads Kafka records as CloudEvents. Never fails on what it reads: a record that is not a well-formed event of a tenant
 * becomes a {@link DeadLetter} with its reason.
 */
@ApplicationScoped
public class EventDecoder {
    private final ObjectMapper json;

    EventDecoder(ObjectMapper json) {
        this.json = json;
    }

    /** Sorts a poll: events of {@code type} with payload {@code payload}, and everything else. */
    public <T> DecodedBatch<T> decode(ConsumerRecords<String, byte[]> records, String type, Class<T> payload) {
        return decode(records, Map.of(type, payload));
    }

    /** Sorts a poll of a topic that carries several types: events with a payload named here, and everything else. */
    public <T> DecodedBatch<T> decode(
            ConsumerRecords<String, byte[]> records, Map<String, ? extends Class<? extends T>> payloads) {
        Map<String, ObjectReader> readers = new TreeMap<>();
        payloads.forEach((type, payload) ->
                readers.put(type, json.readerFor(payload).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)));
        List<ReceivedEvent<T>> events = new ArrayList<>(records.count());
        List<DeadLetter> broken = new ArrayList<>(0);
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                events.add(read(record, readers));
            } catch (MalformedEventException malformed) {
                broken.add(new DeadLetter(record, malformed.reason(), malformed.getMessage()));
            }
        }
        return new DecodedBatch<>(events, broken);
    }

    private static <T> ReceivedEvent<T> read(ConsumerRecord<String, byte[]> record, Map<String, ObjectReader> readers) {
        String type = type(record, readers.keySet());
        String id = attribute(record, CloudEventHeaders.ID);
        String source = attribute(record, CloudEventHeaders.SOURCE);
        String traceparent = CloudEventHeaders.get(record.headers(), CloudEventHeaders.TRACEPARENT);
        Event<T> event = new Event<>(id, type, tenant(record), traceparent, payload(record, readers.get(type)));
        return new ReceivedEvent<>(
                event,
                source,
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key());
    }

    private static String type(ConsumerRecord<String, byte[]> record, Set<String> known) {
        String actual = attribute(record, CloudEventHeaders.TYPE);
        if (!known.contains(actual)) {
            throw new MalformedEventException(
                    "unexpected-type", "expected an event of type " + String.join(" or ", known));
        }
        return actual;
    }

    private static TenantId tenant(ConsumerRecord<String, byte[]> record) {
        try {
            return TenantId.of(attribute(record, CloudEventHeaders.TENANT));
        } catch (IllegalArgumentException notAUuid) {
            throw new MalformedEventException("invalid-tenant", "extension tenantid is not a UUID");
        }
    }

    private static String attribute(ConsumerRecord<String, byte[]> record, String name) {
        String value = CloudEventHeaders.get(record.headers(), name);
        if (value == null || value.isBlank()) {
            throw new MalformedEventException("missing-attribute", "header " + name + " is missing");
        }
        return value;
    }

    private static <T> T payload(ConsumerRecord<String, byte[]> record, ObjectReader reader) {
        if (record.value() == null) {
            throw new MalformedEventException("invalid-json", "the record has no value");
        }
        try {
            T payload = reader.readValue(record.value());
            if (payload == null) {
                throw new MalformedEventException("invalid-json", "the payload is null");
            }
            return payload;
        } catch (JsonProcessingException invalid) {
            throw new MalformedEventException("invalid-json", whereOf(invalid));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String whereOf(JsonProcessingException invalid) {
        return invalid.getLocation() == null
                ? "the payload is not the JSON expected"
                : "the payload is not the JSON expected, line "
                        + invalid.getLocation().getLineNr() + " column "
                        + invalid.getLocation().getColumnNr();
    }
}
