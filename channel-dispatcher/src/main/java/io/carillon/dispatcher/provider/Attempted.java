package io.carillon.dispatcher.provider;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.FailureCategory;
import io.carillon.events.ProviderTry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What an attempt has tried so far.
 *
 * @param tries calls made, in order
 * @param untried how the attempt ends when nothing is tried
 */
public record Attempted(List<ProviderTry> tries, AttemptOutcome untried) {
    private static final Failed NO_ROUTE = new Failed(
            FailureCategory.MISCONFIGURED, "no_route", "no enabled provider account serves the channel", null);

    /** The route will be known as soon as the tenant's snapshot arrives; core knew it already. */
    private static final Failed TENANT_UNKNOWN =
            new Failed(FailureCategory.TRANSIENT, "tenant_unknown", "the tenant's configuration is not here yet", null);

    static final Attempted NOTHING = new Attempted(List.of(), NO_ROUTE);
    static final Attempted NOBODY = new Attempted(List.of(), TENANT_UNKNOWN);

    Attempted with(ProviderTry next) {
        List<ProviderTry> longer = new ArrayList<>(tries);
        longer.add(next);
        return new Attempted(List.copyOf(longer), untried);
    }

    /**
     * How the attempt ended: the last try's outcome. When the route ended on a wrong account although an earlier one
     * may work later, the earlier failure counts, so that one bad account never makes an outage final.
     */
    public AttemptOutcome outcome() {
        if (tries.isEmpty()) {
            return untried;
        }
        AttemptOutcome last = tries.getLast().outcome();
        return movesOn(last) ? mostHopeful((Failed) last) : last;
    }

    /** Provider type of the last try; {@code none} when nothing was tried. */
    public String provider() {
        return tries.isEmpty() ? "none" : tries.getLast().provider();
    }

    /** Whether another account may be tried in this attempt. */
    boolean movesOn() {
        return tries.isEmpty() || movesOn(tries.getLast().outcome());
    }

    private static boolean movesOn(AttemptOutcome outcome) {
        return outcome instanceof Failed failed
                && switch (failed.category()) {
                    case TRANSIENT, THROTTLED, MISCONFIGURED, INTERNAL -> true;
                    case INVALID_RECIPIENT, CONTENT_REFUSED -> false;
                };
    }

    private Failed mostHopeful(Failed last) {
        return tries.stream()
                .map(ProviderTry::outcome)
                .filter(Failed.class::isInstance)
                .map(Failed.class::cast)
                .filter(failed -> failed.category().isRetryable())
                .min(Comparator.comparingLong(Attempted::waitOf))
                .orElse(last);
    }

    private static long waitOf(Failed failed) {
        return failed.retryAfterMillis() == null ? 0 : failed.retryAfterMillis();
    }
}
