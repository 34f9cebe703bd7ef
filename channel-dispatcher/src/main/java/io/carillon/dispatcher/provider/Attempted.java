package io.carillon.dispatcher.provider;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.FailureCategory;
import io.carillon.events.ProviderTry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an attempt has tried so far.
 *
 * @param tries calls made, in order
 * @param refusals why accounts that were not called were not, in order
 * @param end how the attempt ends whatever was tried, once that is known
 */
public record Attempted(List<ProviderTry> tries, List<Failed> refusals, Optional<AttemptOutcome> end) {
    private static final Failed NO_ROUTE = new Failed(
            FailureCategory.MISCONFIGURED, "no_route", "no enabled provider account serves the channel", null);

    private static final Failed NO_SANDBOX = new Failed(
            FailureCategory.MISCONFIGURED,
            "no_sandbox",
            "the tenant is a sandbox, and this installation has no simulator for the channel",
            null);

    /** The route will be known as soon as the tenant's snapshot arrives; core knew it already. */
    private static final Failed TENANT_UNKNOWN =
            new Failed(FailureCategory.TRANSIENT, "tenant_unknown", "the tenant's configuration is not here yet", null);

    private static final Failed LOST =
            new Failed(FailureCategory.INTERNAL, "claim_lost", "another dispatcher has the attempt in hand", null);

    static final Attempted NOTHING = new Attempted(List.of(), List.of(), Optional.empty());
    static final Attempted NOBODY = NOTHING.ending(TENANT_UNKNOWN);
    static final Attempted NOWHERE_TO_REHEARSE = NOTHING.ending(NO_SANDBOX);

    /** An attempt that ended before any provider was called. */
    public static Attempted uncalled(AttemptOutcome outcome) {
        return NOTHING.ending(outcome);
    }

    /** How a call ends that must not be made because another dispatcher makes it. */
    public static AttemptOutcome lost() {
        return LOST;
    }

    /** Whether another dispatcher has the attempt in hand, so that its end is not ours to tell. */
    public boolean isLost() {
        return end.filter(LOST::equals).isPresent();
    }

    Attempted with(ProviderTry next) {
        return new Attempted(longer(tries, next), refusals, end);
    }

    /** An account was left out. */
    Attempted without(Failed why) {
        return new Attempted(tries, longer(refusals, why), end);
    }

    Attempted ending(AttemptOutcome outcome) {
        return new Attempted(tries, refusals, Optional.of(outcome));
    }

    /**
     * How the attempt ended: the last try's outcome. When the route ended on a wrong account although another one may
     * work later, that one's failure counts, so that one bad account never makes an outage final.
     */
    public AttemptOutcome outcome() {
        return end.orElseGet(this::outcomeOfTries);
    }

    private AttemptOutcome outcomeOfTries() {
        if (tries.isEmpty()) {
            return mostHopeful(NO_ROUTE);
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
        return end.isEmpty() && (tries.isEmpty() || movesOn(tries.getLast().outcome()));
    }

    private static boolean movesOn(AttemptOutcome outcome) {
        return outcome instanceof Failed failed
                && switch (failed.category()) {
                    case TRANSIENT, THROTTLED, MISCONFIGURED, INTERNAL -> true;
                    case INVALID_RECIPIENT, CONTENT_REFUSED -> false;
                };
    }

    private Failed mostHopeful(Failed otherwise) {
        Stream<Failed> tried = tries.stream()
                .map(ProviderTry::outcome)
                .filter(Failed.class::isInstance)
                .map(Failed.class::cast);
        return Stream.concat(tried, refusals.stream())
                .filter(failed -> failed.category().isRetryable())
                .min(Comparator.comparingLong(Attempted::waitOf))
                .orElse(otherwise);
    }

    private static long waitOf(Failed failed) {
        return failed.retryAfterMillis() == null ? 0 : failed.retryAfterMillis();
    }

    private static <T> List<T> longer(List<T> list, T next) {
        List<T> longer = new ArrayList<>(list);
        longer.add(next);
        return List.copyOf(longer);
    }
}
