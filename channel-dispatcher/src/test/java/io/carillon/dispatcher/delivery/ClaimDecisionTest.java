package io.carillon.dispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimDecisionTest {
    private static final String SELF = "me";

    @ParameterizedTest
    @CsvSource({
        "'', FRESH",
        "done, DROPPED_DONE",
        "me, DROPPED_OWN",
        "somebody, ASK_OWNER",
        "called:me, DROPPED_OWN",
        "called:somebody, ASK_OWNER"
    })
    void firstLook(String claim, ClaimDecision expected) {
        assertThat(ClaimDecision.first(claim(claim), SELF)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"true, WAIT", "false, ORPHAN"})
    void afterAskingTheOwner(boolean alive, ClaimDecision expected) {
        assertThat(ClaimDecision.ofOwner(alive)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'', false, ORPHAN",
        "done, false, DROPPED_DONE",
        "done, true, DROPPED_DONE",
        "me, true, DROPPED_OWN",
        "somebody, true, DROPPED_LIVE",
        "somebody, false, ORPHAN",
        "called:somebody, true, DROPPED_LIVE",
        "called:somebody, false, ORPHAN"
    })
    void secondLook(String claim, boolean alive, ClaimDecision expected) {
        assertThat(ClaimDecision.second(claim(claim), SELF, alive)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "somebody, RESUMED",
        "called:somebody, TAKEN_OVER",
        "'', TAKEN_OVER",
        "done, DROPPED_DONE",
        "other, DROPPED_LIVE",
        "called:other, DROPPED_LIVE"
    })
    void afterTakingOverFromSomebody(String claim, ClaimDecision expected) {
        assertThat(ClaimDecision.ofOrphan(claim(claim), "somebody")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'', true, FRESH",
        "me, true, FRESH",
        "called:me, true, FRESH",
        "somebody, true, DROPPED_LOST",
        "called:somebody, true, DROPPED_LOST",
        "done, true, DROPPED_LOST",
        "'', false, FRESH",
        "me, false, FRESH",
        "somebody, false, UNCLAIMED",
        "called:somebody, false, TAKEN_OVER",
        "done, false, DROPPED_DONE"
    })
    void whoClaimedMayLoseItAndWhoCouldNotSendsAnyway(String claim, boolean claimed, ClaimDecision expected) {
        assertThat(ClaimDecision.atCall(claim(claim), SELF, claimed)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"somebody", "called:somebody"})
    void aClaimReadsAsItIsWritten(String text) {
        ClaimState state = ClaimState.of(text);
        assertThat(state.owner()).isEqualTo("somebody");
        assertThat(state.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource(ClaimDecision.class)
    void onlyFreshResumedTakenOverAndUnclaimedAreSent(ClaimDecision decision) {
        boolean expected =
                switch (decision) {
                    case FRESH, RESUMED, TAKEN_OVER, UNCLAIMED -> true;
                    case DROPPED_DONE, DROPPED_OWN, DROPPED_LIVE, DROPPED_LOST, ASK_OWNER, ORPHAN, WAIT -> false;
                };
        assertThat(decision.sends()).isEqualTo(expected);
    }

    @Test
    void metricNamesAreLowerCase() {
        assertThat(ClaimDecision.TAKEN_OVER.metricName()).isEqualTo("taken_over");
    }

    private static Optional<String> claim(String text) {
        return Optional.of(text).filter(claim -> !claim.isEmpty());
    }
}
