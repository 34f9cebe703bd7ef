package io.carillon.dispatcher.delivery;

import java.util.Locale;
import java.util.Optional;

/** What to do with a copy of an attempt, by what its claim says. Pure; the whole rule of architecture §2 is here. */
enum ClaimDecision {
    /** Nobody has it: send. */
    FRESH,
    /** Its owner died before it called any provider: send, nobody has got it. */
    RESUMED,
    /** Its owner died after it began to call, outcome unknown: send again, a duplicate is possible. */
    TAKEN_OVER,
    /** Redis did not answer: send without a claim. */
    UNCLAIMED,
    /** Its outcome is written: drop. */
    DROPPED_DONE,
    /** This process has it in hand or had it: drop. */
    DROPPED_OWN,
    /** Another live process has it in hand: drop. */
    DROPPED_LIVE,
    /** This process seemed dead for a while, and another took it over before it called anybody: drop. */
    DROPPED_LOST,
    /** Another process claims it: ask whether that one lives. */
    ASK_OWNER,
    /** Its owner is dead: take it over; what it said then decides. */
    ORPHAN,
    /** Its owner lived a moment ago: look again after the liveness time. */
    WAIT;

    /** First look: {@code found} is what the claim said before ours was tried. */
    static ClaimDecision first(Optional<String> found, String self) {
        return found.map(claim -> ofClaim(claim, self)).orElse(FRESH);
    }

    /** After asking for the owner found first. */
    static ClaimDecision ofOwner(boolean alive) {
        return alive ? WAIT : ORPHAN;
    }

    /** Second look, after the liveness time: {@code alive} tells whether the owner named by {@code found} lives. */
    static ClaimDecision second(Optional<String> found, String self, boolean alive) {
        ClaimDecision decision = first(found, self);
        return switch (decision) {
            case ASK_OWNER -> alive ? DROPPED_LIVE : ORPHAN;
            case FRESH -> ORPHAN;
            default -> decision;
        };
    }

    /**
     * After the try to take over from a dead owner: {@code found} is what the claim said then. A claim that is gone tells
     * nothing, so a duplicate is possible.
     */
    static ClaimDecision ofOrphan(Optional<String> found, String dead) {
        if (found.isEmpty()) {
            return TAKEN_OVER;
        }
        if (ClaimState.DONE.equals(found.get())) {
            return DROPPED_DONE;
        }
        ClaimState state = ClaimState.of(found.get());
        if (!state.owner().equals(dead)) {
            return DROPPED_LIVE;
        }
        return state.called() ? TAKEN_OVER : RESUMED;
    }

    /**
     * Right before the first call: {@code found} is what the claim said when it was to be marked. Who claimed and finds
     * another's claim has lost it. Who could not claim sends whatever it says, unless it is done.
     */
    static ClaimDecision atCall(Optional<String> found, String self, boolean claimed) {
        if (found.isEmpty()) {
            return FRESH;
        }
        if (ClaimState.DONE.equals(found.get())) {
            return claimed ? DROPPED_LOST : DROPPED_DONE;
        }
        ClaimState state = ClaimState.of(found.get());
        if (state.owner().equals(self)) {
            return FRESH;
        }
        return claimed ? DROPPED_LOST : state.called() ? TAKEN_OVER : UNCLAIMED;
    }

    boolean sends() {
        return this == FRESH || this == RESUMED || this == TAKEN_OVER || this == UNCLAIMED;
    }

    /** Name in metrics. */
    String metricName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static ClaimDecision ofClaim(String claim, String self) {
        if (ClaimState.DONE.equals(claim)) {
            return DROPPED_DONE;
        }
        return self.equals(ClaimState.of(claim).owner()) ? DROPPED_OWN : ASK_OWNER;
    }
}
