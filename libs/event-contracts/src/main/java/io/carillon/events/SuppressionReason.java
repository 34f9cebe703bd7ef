package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Why an address must not be written to any more. */
public enum SuppressionReason {
    /** The address does not exist or refuses for good. */
    HARD_BOUNCE,
    /** Its owner called our message spam. */
    COMPLAINT,
    /** Its owner answered STOP, or the like. */
    STOP,
    /** The app behind the push token is gone. */
    DEAD_TOKEN,
    /** Somebody of the tenant said so. */
    MANUAL;

    /** Name in JSON and SQL: {@code hard-bounce}, {@code dead-token}, …. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads a wire name.
     *
     * @throws IllegalArgumentException when no reason has that name
     */
    @JsonCreator
    public static SuppressionReason of(String wireName) {
        return Arrays.stream(values())
                .filter(value -> value.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reason is called '" + wireName + "'"));
    }
}
