package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Kinds of data that a tenant may have kept for different times. */
public enum DataKind {
    NOTIFICATIONS,
    INBOX,
    DEAD_LETTERS,
    WEBHOOK_DELIVERIES,
    AUDIT_LOG;

    /** Name in JSON and SQL: {@code notifications}, {@code dead-letters}, …. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads a wire name.
     *
     * @throws IllegalArgumentException when no kind of data has that name
     */
    @JsonCreator
    public static DataKind of(String wireName) {
        return Arrays.stream(values())
                .filter(value -> value.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of data is called '" + wireName + "'"));
    }
}
