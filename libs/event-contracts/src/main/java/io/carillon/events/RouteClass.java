package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Kinds of requests that are limited separately at the gateway. */
public enum RouteClass {
    SEND,
    BATCH,
    BULK,
    READ,
    ADMIN;

    /** Name in JSON and SQL: {@code send}, {@code batch}, …. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads a wire name.
     *
     * @throws IllegalArgumentException when no class of routes has that name
     */
    @JsonCreator
    public static RouteClass of(String wireName) {
        return Arrays.stream(values())
                .filter(value -> value.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no class of routes is called '" + wireName + "'"));
    }
}
