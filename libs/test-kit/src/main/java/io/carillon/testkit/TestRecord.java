package io.carillon.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A Kafka record as a test sees it.
 *
 * @param topic topic it was read from
 * @param partition its partition
 * @param offset its offset
 * @param key its key, or null
 * @param headers its headers as text
 * @param value its value, or null
 */
public record TestRecord(
        String topic, int partition, long offset, String key, Map<String, String> headers, byte[] value) {

    static TestRecord of(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return new TestRecord(
                record.topic(), record.partition(), record.offset(), record.key(), headers, record.value());
    }

    /** A header, or null. */
    public String header(String name) {
        return headers.get(name);
    }

    public String id() {
        return header("ce_id");
    }

    public String type() {
        return header("ce_type");
    }

    public String tenant() {
        return header("ce_tenantid");
    }

    public JsonNode json() {
        return Json.read(value, JsonNode.class);
    }

    public <T> T data(Class<T> payload) {
        return Json.read(value, payload);
    }
}
