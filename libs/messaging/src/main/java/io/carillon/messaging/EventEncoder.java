package io.carillon.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Turns events into Kafka records. */
@ApplicationScoped
public class EventEncoder {
    private final ObjectMapper json;
    private final String source;
    private final Clock clock;

    EventEncoder(
            ObjectMapper json, @ConfigProperty(name = "quarkus.application.name") String application, Clock clock) {
        this.json = json;
        this.source = "/carillon/" + application;
        this.clock = clock;
    }

    ProducerRecord<String, byte[]> encode(OutgoingEvent outgoing) {
        Event<?> event = outgoing.event();
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(outgoing.topic(), outgoing.key(), payload(event.data()));
        Headers headers = record.headers();
        CloudEventHeaders.put(headers, CloudEventHeaders.SPEC_VERSION, "1.0");
        CloudEventHeaders.put(headers, CloudEventHeaders.ID, event.id());
        CloudEventHeaders.put(headers, CloudEventHeaders.TYPE, event.type());
        CloudEventHeaders.put(headers, CloudEventHeaders.SOURCE, source);
        CloudEventHeaders.put(
                headers, CloudEventHeaders.TIME, Instant.now(clock).toString());
        CloudEventHeaders.put(headers, CloudEventHeaders.TENANT, event.tenant().toString());
        CloudEventHeaders.put(headers, CloudEventHeaders.TRACEPARENT, event.traceparent());
        CloudEventHeaders.put(headers, CloudEventHeaders.CONTENT_TYPE, CloudEventHeaders.JSON);
        return record;
    }

    private byte[] payload(Object data) {
        try {
            return json.writeValueAsBytes(data);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("an event must be writable as JSON", impossible);
        }
    }
}
