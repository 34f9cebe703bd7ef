package io.carillon.dispatcher.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dispatcher.limit.Health.Policy;
import io.carillon.dispatcher.limit.Health.Standing;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final long NOW = 1_000_000;
    private static final Policy POLICY = new Policy(3, 5_000, 60_000, 15_000);

    @Test
    void anAccountIsCalledUntilItFailedTooOftenInARow() {
        Health twice = Health.FINE.failed(NOW, POLICY).failed(NOW, POLICY);
        assertThat(twice.standing(NOW)).isEqualTo(Standing.CALL);
        assertThat(twice.failed(NOW, POLICY).standing(NOW)).isEqualTo(Standing.LEAVE_ALONE);
        assertThat(twice.succeeded().failed(NOW, POLICY).standing(NOW)).isEqualTo(Standing.CALL);
    }

    @Test
    void afterThePauseOneTrialIsMadeAndTheOthersGoOnWaiting() {
        Health open = open();
        assertThat(open.standing(NOW + 4_999)).isEqualTo(Standing.LEAVE_ALONE);
        assertThat(open.waitFrom(NOW + 1_000)).isEqualTo(4_000);
        assertThat(open.standing(NOW + 5_000)).isEqualTo(Standing.TRY);
        Health tried = open.trialBegan(NOW + 5_000, POLICY);
        assertThat(tried.standing(NOW + 5_000)).isEqualTo(Standing.LEAVE_ALONE);
        assertThat(tried.standing(NOW + 20_000)).as("a trial that never ended").isEqualTo(Standing.TRY);
    }

    @Test
    void aTrialThatWorksBringsTheAccountBack() {
        assertThat(open().trialBegan(NOW + 5_000, POLICY).trialSucceeded().standing(NOW + 5_000))
                .isEqualTo(Standing.CALL);
    }

    @Test
    void everyTrialThatFailsDoublesThePauseUpToTheLongest() {
        Health health = open();
        for (long expected : new long[] {10_000, 20_000, 40_000, 60_000, 60_000}) {
            health = health.trialFailed(NOW, POLICY);
            assertThat(health.pause()).isEqualTo(expected);
            assertThat(health.openUntil()).isEqualTo(NOW + expected);
        }
    }

    @Test
    void whatEndsLateSaysNothingNew() {
        assertThat(open().failed(NOW + 1, POLICY)).isEqualTo(open());
        assertThat(open().succeeded()).isEqualTo(open());
    }

    @Test
    void aVendorsWishToWaitIsKeptWhateverElseHappens() {
        Health asked = Health.FINE.askedToWait(NOW + 2_000);
        assertThat(asked.standing(NOW)).isEqualTo(Standing.WAIT);
        assertThat(asked.askedToWait(NOW + 500).waitFrom(NOW))
                .as("the longest holds")
                .isEqualTo(2_000);
        assertThat(asked.succeeded().standing(NOW + 1_999)).isEqualTo(Standing.WAIT);
        assertThat(asked.standing(NOW + 2_000)).isEqualTo(Standing.CALL);
    }

    @Test
    void whatWasToldLaterWinsWhicheverAnswerArrivesFirst() {
        Health opened = new Health(8, NOW + 5_000, 5_000, 0, 0, true, 8);
        Health seventh = new Health(7, 0, 0, 0, 0, true, 7);
        assertThat(seventh.learning(opened)).isEqualTo(opened);
        assertThat(opened.learning(seventh)).isEqualTo(opened);
    }

    private static Health open() {
        return Health.FINE.failed(NOW, POLICY).failed(NOW, POLICY).failed(NOW, POLICY);
    }
}
