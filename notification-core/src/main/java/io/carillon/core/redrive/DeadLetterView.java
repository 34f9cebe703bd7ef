package io.carillon.core.redrive;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.core.contact.ContactMask;
import io.carillon.core.deadletter.StoredLetter;
import io.carillon.core.deadletter.StoredLetter.Coordinates;
import io.carillon.core.deadletter.StoredLetter.Kind;
import io.carillon.core.deadletter.StoredLetter.State;
import io.carillon.events.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * A dead letter as people see it, contacts hidden.
 *
 * @param from where the record was read; null for a delivery
 * @param headers the record's headers; only when one letter is asked for
 * @param payload the record's value: JSON when it is, else text; only when one letter is asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetterView(
        String id,
        Kind kind,
        State state,
        String reason,
        String detail,
        Coordinates from,
        String notificationId,
        String deliveryId,
        Channel channel,
        Integer attempt,
        Instant diedAt,
        Instant redrivenAt,
        String redrivenBy,
        Instant resolvedAt,
        String key,
        Map<String, String> headers,
        Object payload) {

    /** Without what a list has no room for. */
    static DeadLetterView brief(StoredLetter letter) {
        return of(letter, null, null, null);
    }

    /** With all there is. */
    static DeadLetterView whole(StoredLetter letter, ObjectMapper json) {
        Object payload = letter.payload() == null ? null : payload(letter.payload(), json);
        String key = letter.key() == null ? null : (String) ContactMask.maskJson(letter.key());
        return of(letter, key, letter.headers(), payload);
    }

    private static DeadLetterView of(StoredLetter letter, String key, Map<String, String> headers, Object payload) {
        return new DeadLetterView(
                letter.id().toString(),
                letter.kind(),
                letter.state(),
                letter.reason(),
                letter.detail() == null ? null : ContactMask.maskText(letter.detail()),
                letter.from(),
                letter.notificationId() == null ? null : letter.notificationId().toString(),
                letter.deliveryId() == null ? null : letter.deliveryId().toString(),
                letter.channel(),
                letter.attempt(),
                letter.diedAt(),
                letter.redrivenAt(),
                letter.redrivenBy(),
                letter.resolvedAt(),
                key,
                headers,
                payload);
    }

    private static Object payload(byte[] value, ObjectMapper json) {
        try {
            return ContactMask.maskJson(json.readValue(value, Object.class));
        } catch (IOException noJson) {
            return ContactMask.maskText(new String(value, StandardCharsets.UTF_8));
        }
    }
}
