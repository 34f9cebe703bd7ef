package io.carillon.gateway.guard;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The headers Quarkus is told to put on what it routes ({@code quarkus.http.header}), for what it never sees. */
final class SafeHeaders {
    private static final String PREFIX = "quarkus.http.header.\"";
    private static final String SUFFIX = "\".value";

    private final Map<String, String> values;

    SafeHeaders(Map<String, String> values) {
        this.values = values;
    }

    static SafeHeaders configured() {
        Config config = ConfigProvider.getConfig();
        Map<String, String> values = new TreeMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(PREFIX) && name.endsWith(SUFFIX)) {
                String header = name.substring(PREFIX.length(), name.length() - SUFFIX.length());
                values.put(header, config.getValue(name, String.class));
            }
        }
        return new SafeHeaders(values);
    }

    /** Adds those that are not there. */
    void complete(HttpHeaders headers) {
        values.forEach((name, value) -> {
            if (!headers.contains(name)) {
                headers.set(name, value);
            }
        });
    }
}
