package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** How one try ended. Expected endings are values; nothing here is an exception. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AttemptOutcome.Sent.class, name = "sent"),
    @JsonSubTypes.Type(value = AttemptOutcome.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = AttemptOutcome.Expired.class, name = "expired")
})
public sealed interface AttemptOutcome {

    /** Push tokens that the provider said belong to no app any more, whatever became of the others; null for none. */
    default List<String> deadTokens() {
        return null;
    }

    /**
     * The provider took the message.
     *
     * @param providerMessageId the provider's name for it, which receipts will carry; null when it gives none
     * @param deadTokens push tokens whose app is gone although another device took the message; null for none
     * @param detail one line for people about how it travels, without personal data: {@code 2 segments, GSM-7}; or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sent(String providerMessageId, List<String> deadTokens, String detail) implements AttemptOutcome {

        @JsonCreator
        public Sent {}

        /** A message of which there is no more to say. */
        public Sent(String providerMessageId, List<String> deadTokens) {
            this(providerMessageId, deadTokens, null);
        }

        /** A message that every device took, or that is not for devices. */
        public Sent(String providerMessageId) {
            this(providerMessageId, null, null);
        }
    }

    /**
     * The provider did not take the message.
     *
     * @param category what kind of failure
     * @param code the provider's or our own short code, stable enough to search for
     * @param detail one line for people, without personal data
     * @param retryAfterMillis what the provider asked us to wait, or null
     * @param suppression why the address must not be written to any more, when the provider says that it never will work;
     *     else null
     * @param deadTokens push tokens whose app is gone; null for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Failed(
            FailureCategory category,
            String code,
            String detail,
            Long retryAfterMillis,
            SuppressionReason suppression,
            List<String> deadTokens)
            implements AttemptOutcome {

        /** A failure that says no more about the address than its category does. */
        public Failed(FailureCategory category, String code, String detail, Long retryAfterMillis) {
            this(category, code, detail, retryAfterMillis, null, null);
        }
    }

    /** The message's time was over before a provider was called. */
    record Expired() implements AttemptOutcome {}
}
