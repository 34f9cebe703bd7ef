package io.carillon.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Kafka record to produce, CloudEvents headers and all; every part can be spoilt to test what happens then.
 *
 * @param key Kafka key, or null
 * @param headers headers by name
 * @param value the record's value, or null
 */
public record TestEvent(String key, Map<String, String> headers, byte[] value) {

    /** A well-formed event keyed by tenant. {@code data} becomes JSON. */
    public static TestEvent of(String type, Object tenant, String id, Object data) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_type", type);
        headers.put("ce_source", "/test-kit");
        headers.put("ce_time", Instant.now().toString());
        headers.put("ce_tenantid", tenant.toString());
        headers.put("content-type", "application/json");
        return new TestEvent(tenant.toString(), headers, Json.write(data));
    }

    public TestEvent withKey(String otherKey) {
        return new TestEvent(otherKey, headers, value);
    }

    /** The same event with a header set, or removed when {@code text} is null. */
    public TestEvent withHeader(String name, String text) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.remove(name);
        if (text != null) {
            changed.put(name, text);
        }
        return new TestEvent(key, changed, value);
    }

    /** The same event with another value, which need not be JSON. */
    public TestEvent withValue(String text) {
        return new TestEvent(key, headers, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    public TestEvent withSource(String source) {
        return withHeader("ce_source", source);
    }

    public TestEvent withTraceparent(String traceparent) {
        return withHeader("ce_traceparent", traceparent);
    }
}
