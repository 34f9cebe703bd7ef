package io.carillon.dispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClaimDecisionTest {
    private static final String SELF = "me";

    @ParameterizedTest
    @CsvSource({"'', FRESH", "done, DROPPED_DONE", "me, DROPPED_OWN", "somebody, ASK_OWNER"})
    void firstLook(String claim, ClaimDecision expected) {
        assertThat(ClaimDecision.first(claim(claim), SELF)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"true, WAIT", "false, TAKEN_OVER"})
    void afterAskingTheOwner(boolean alive, ClaimDecision expected) {
        assertThat(ClaimDecision.ofOwner(alive)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'', false, TAKEN_OVER",
        "done, false, DROPPED_DONE",
        "done, true, DROPPED_DONE",
        "me, true, DROPPED_OWN",
        "somebody, true, DROPPED_LIVE",
        "somebody, false, TAKEN_OVER"
    })
    void secondLook(String claim, boolean alive, ClaimDecision expected) {
        assertThat(ClaimDecision.second(claim(claim), SELF, alive)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(ClaimDecision.class)
    void onlyFreshTakenOverAndUnclaimedAreSent(ClaimDecision decision) {
        boolean expected =
                switch (decision) {
                    case FRESH, TAKEN_OVER, UNCLAIMED -> true;
                    case DROPPED_DONE, DROPPED_OWN, DROPPED_LIVE, ASK_OWNER, WAIT -> false;
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
