package io.carillon.dispatcher.limit;

import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.FailureCategory;

/** Why a delivery was not handed over although an account would serve it. */
final class Refusals {
    private Refusals() {}

    static Failed breakerOpen(long millis) {
        return new Failed(
                FailureCategory.TRANSIENT, "breaker_open", "the account failed too often and is left alone", millis);
    }

    static Failed paused(long millis) {
        return new Failed(
                FailureCategory.THROTTLED, "asked_to_wait", "the provider asked not to be called yet", millis);
    }

    static Failed accountRate(long millis) {
        return new Failed(FailureCategory.THROTTLED, "account_rate", "the account's rate is used up", millis);
    }

    static Failed accountBusy(long millis) {
        return new Failed(FailureCategory.THROTTLED, "account_busy", "the account has all it can take", millis);
    }

    static Failed tenantRate(long millis) {
        return new Failed(
                FailureCategory.THROTTLED, "tenant_rate", "the tenant's deliveries per minute are used up", millis);
    }
}
