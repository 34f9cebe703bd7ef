package io.carillon.events;

/**
 * One call to one provider account within an attempt.
 *
 * @param provider provider type, for example {@code smtp}
 * @param providerAccountId the tenant's account
 * @param outcome how it ended
 * @param durationMillis how long the call took
 */
public record ProviderTry(String provider, String providerAccountId, AttemptOutcome outcome, long durationMillis) {}
