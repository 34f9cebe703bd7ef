package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;

/** A way to reach a recipient. */
public enum Channel {
    EMAIL("email"),
    SMS("sms"),
    PUSH("push"),
    WHATSAPP("whatsapp"),
    IN_APP("in-app"),
    WEBHOOK("webhook");

    private static final List<Channel> DISPATCHED = List.of(EMAIL, SMS, PUSH, WHATSAPP, WEBHOOK);

    private final String wireName;

    Channel(String wireName) {
        this.wireName = wireName;
    }

    /** Name in JSON, topics, metrics and SQL: {@code email}, {@code in-app}, … */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The channels that go through the dispatcher; {@link #IN_APP} is written by core itself. */
    public static List<Channel> dispatched() {
        return DISPATCHED;
    }

    /**
     * Reads a wire name.
     *
     * @throws IllegalArgumentException when no channel has that name
     */
    @JsonCreator
    public static Channel of(String wireName) {
        return Arrays.stream(values())
                .filter(channel -> channel.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no channel is called '" + wireName + "'"));
    }
}
