package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One call to one provider account within an attempt.
 *
 * @param provider provider type, for example {@code smtp}
 * @param providerAccountId the tenant's account; for a webhook the endpoint
 * @param outcome how it ended
 * @param durationMillis how long the call took
 * @param responseStatus HTTP status of a webhook endpoint's answer; null for providers and when there was no answer
 * @param responseExcerpt beginning of a webhook endpoint's answer, bounded, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProviderTry(
        String provider,
        String providerAccountId,
        AttemptOutcome outcome,
        long durationMillis,
        Integer responseStatus,
        String responseExcerpt) {

    @JsonCreator
    public ProviderTry {}

    /** A call to a provider, whose answer is in the outcome. */
    public ProviderTry(String provider, String providerAccountId, AttemptOutcome outcome, long durationMillis) {
        this(provider, providerAccountId, outcome, durationMillis, null, null);
    }
}
