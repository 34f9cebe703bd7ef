package io.carillon.core.reach;

import io.carillon.core.preference.Preferences;
import io.carillon.core.timeline.Reason;
import io.carillon.events.Channel;
import io.carillon.events.Lane;
import io.carillon.events.TenantConfigPublished.Category;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a delivery may go now. Pure.
 *
 * <ol>
 *   <li>A suppressed address is never written to, whatever the message.
 *   <li>What the recipient does not want is skipped, unless its category is mandatory.
 *   <li>In quiet hours it waits for their end, unless it is critical, or silent by nature (in-app).
 * </ol>
 */
public final class ReachRules {
    private static final Verdict SEND = new Verdict.Send();

    private ReachRules() {}

    /** Decides. */
    public static Verdict decide(ReachFacts facts) {
        return facts.suppressed()
                .<Verdict>map(Verdict.Suppress::because)
                .or(() -> unwanted(facts))
                .or(() -> quiet(facts).map(until -> new Verdict.Hold(until, Reason.QUIET_HOURS)))
                .orElse(SEND);
    }

    private static Optional<Verdict> unwanted(ReachFacts facts) {
        boolean mandatory = facts.configured().map(Category::mandatory).orElse(false);
        return mandatory || isWanted(facts)
                ? Optional.empty()
                : Optional.of(new Verdict.Skip(Reason.PREFERENCE_OPTED_OUT));
    }

    /** One refusal is enough; one wish is enough where the tenant's default is silence. */
    private static boolean isWanted(ReachFacts facts) {
        List<Boolean> choices = facts.people().stream()
                .flatMap(person -> person.choice(facts.category(), facts.channel()).stream())
                .toList();
        return choices.isEmpty()
                ? Preferences.byDefault(facts.configured(), facts.channel())
                : !choices.contains(false);
    }

    private static Optional<Instant> quiet(ReachFacts facts) {
        boolean disturbs = facts.channel() != Channel.IN_APP && facts.channel() != Channel.WEBHOOK;
        return facts.lane() == Lane.CRITICAL || !disturbs
                ? Optional.empty()
                : facts.people().stream()
                        .map(Preferences::quietHours)
                        .filter(Objects::nonNull)
                        .flatMap(hours -> hours.heldUntil(facts.now(), facts.zone()).stream())
                        .max(Instant::compareTo);
    }
}
