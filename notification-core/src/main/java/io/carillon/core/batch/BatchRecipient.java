package io.carillon.core.batch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.carillon.events.Recipient;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One recipient of a batch, with what is different for him. Masks itself in logs.
 *
 * @param userId the tenant's id of the person
 * @param email e-mail address
 * @param phone E.164 number for SMS
 * @param whatsapp E.164 number for WhatsApp
 * @param deviceTokens push tokens
 * @param locale BCP 47 tag
 * @param timeZone IANA zone
 * @param data template variables of his own
 * @param metadata key-values of his own, handed back in status events
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A recipient with what is different for him")
public record BatchRecipient(
        String userId,
        String email,
        String phone,
        String whatsapp,
        List<String> deviceTokens,
        String locale,
        String timeZone,
        Map<String, Object> data,
        Map<String, String> metadata) {

    /** Who, without what. */
    @JsonIgnore
    public Recipient recipient() {
        return new Recipient(userId, email, phone, whatsapp, deviceTokens, locale, timeZone);
    }

    @Override
    public String toString() {
        return "BatchRecipient[" + recipient() + "]";
    }
}
