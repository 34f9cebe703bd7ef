package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Who is to be notified: a subscriber, raw contacts, or both (given contacts win). Masks itself in logs.
 *
 * @param userId the tenant's id of the person; equals the {@code sub} claim of that person's token
 * @param email RFC 5321 address
 * @param phone E.164 number for SMS
 * @param whatsapp E.164 number for WhatsApp
 * @param deviceTokens push tokens
 * @param locale BCP 47 tag
 * @param timeZone IANA zone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Recipient(
        String userId,
        String email,
        String phone,
        String whatsapp,
        List<String> deviceTokens,
        String locale,
        String timeZone) {

    @Override
    public String toString() {
        return "Recipient[email=" + Masked.value(email) + ", phone=" + Masked.value(phone) + "]";
    }
}
