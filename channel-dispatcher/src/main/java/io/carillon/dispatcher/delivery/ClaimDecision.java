package io.carillon.dispatcher.delivery;

import java.util.Locale;
import java.util.Optional;

/** What to do with a copy of an attempt, by what its claim says. Pure; the whole rule of architecture §2 is here. */
enum ClaimDecision {
    /** Nobody has it: send. */
    FRESH,
    /** Its owner died with the outcome unknown: send again, a duplicate is possible. */
    TAKEN_OVER,
    /** Redis did not answer: send without a claim. */
    UNCLAIMED,
    /** Its outcome is written: drop. */
    DROPPED_DONE,
    /** This process has it in hand or had it: drop. */
    DROPPED_OWN,
    /** Another live process has it in hand: drop. */
    DROPPED_LIVE,
    /** Another process claims it: ask whether that one lives. */
    ASK_OWNER,
    /** Its owner lived a moment ago: look again after the liveness time. */
    WAIT;

    /** Value of a claim whose outcome is written. */
    static final String DONE = "done";

    /** First look: {@code found} is what the claim said before ours was tried. */
    static ClaimDecision first(Optional<String> found, String self) {
        return found.map(claim -> ofClaim(claim, self)).orElse(FRESH);
    }

    /** After asking for the owner found first. */
    static ClaimDecision ofOwner(boolean alive) {
        return alive ? WAIT : TAKEN_OVER;
    }

    /** Second look, after the liveness time: {@code alive} tells whether the owner named by {@code found} lives. */
    static ClaimDecision second(Optional<String> found, String self, boolean alive) {
        ClaimDecision decision = first(found, self);
        return switch (decision) {
            case ASK_OWNER -> alive ? DROPPED_LIVE : TAKEN_OVER;
            case FRESH -> TAKEN_OVER;
            default -> decision;
        };
    }

    boolean sends() {
        return this == FRESH || this == TAKEN_OVER || this == UNCLAIMED;
    }

    /** Name in metrics. */
    String metricName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static ClaimDecision ofClaim(String claim, String self) {
        if (DONE.equals(claim)) {
            return DROPPED_DONE;
        }
        return self.equals(claim) ? DROPPED_OWN : ASK_OWNER;
    }
}
