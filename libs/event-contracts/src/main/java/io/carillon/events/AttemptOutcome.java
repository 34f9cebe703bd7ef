package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How one try ended. Expected endings are values; nothing here is an exception. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AttemptOutcome.Sent.class, name = "sent"),
    @JsonSubTypes.Type(value = AttemptOutcome.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = AttemptOutcome.Expired.class, name = "expired")
})
public sealed interface AttemptOutcome {

    /**
     * The provider took the message.
     *
     * @param providerMessageId the provider's name for it, which receipts will carry; null when it gives none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sent(String providerMessageId) implements AttemptOutcome {}

    /**
     * The provider did not take the message.
     *
     * @param category what kind of failure
     * @param code the provider's or our own short code, stable enough to search for
     * @param detail one line for people, without personal data
     * @param retryAfterMillis what the provider asked us to wait, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Failed(FailureCategory category, String code, String detail, Long retryAfterMillis)
            implements AttemptOutcome {}

    /** The message's time was over before a provider was called. */
    record Expired() implements AttemptOutcome {}
}
