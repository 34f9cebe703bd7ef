package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** The priority of a notification; each lane has topics and consumers of its own, so none waits behind another. */
public enum Lane {
    CRITICAL,
    NORMAL,
    BULK;

    /** Name in JSON, topics, metrics and SQL: {@code critical}, {@code normal}, {@code bulk}. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a wire name.
     *
     * @throws IllegalArgumentException when no lane has that name
     */
    @JsonCreator
    public static Lane of(String wireName) {
        return Arrays.stream(values())
                .filter(lane -> lane.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no priority is called '" + wireName + "'"));
    }
}
