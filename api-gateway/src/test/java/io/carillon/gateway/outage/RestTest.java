package io.carillon.gateway.outage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestTest {
    private static final long PATIENCE = 5_000;

    private final Rest rest = new Rest(10, 3, 1_000);

    @Test
    void asksOnAfterSingleFailures() {
        fail(9, 0);
        assertThat(mayAsk(0)).isTrue();

        rest.answered(0);
        rest.failed(0);
        assertThat(mayAsk(0)).isTrue();
    }

    @Test
    void restsAfterTenFailuresInARow() {
        fail(10, 0);

        assertThat(mayAsk(1)).isFalse();
        assertThat(mayAsk(999)).isFalse();
    }

    @Test
    void restsAfterThreeSilencesInARow() {
        silent(2, 0, PATIENCE);
        assertThat(mayAsk(PATIENCE)).isTrue();

        silent(1, 0, PATIENCE);
        assertThat(mayAsk(PATIENCE)).isFalse();
    }

    @Test
    void silencesBeforeAnAnswerAreForgotten() {
        silent(2, 0, PATIENCE);
        rest.answered(PATIENCE);
        silent(2, PATIENCE, 2 * PATIENCE);

        assertThat(mayAsk(2 * PATIENCE)).isTrue();
    }

    @Test
    void aSilenceSaysNothingWhenOthersWereAnsweredMeanwhile() {
        rest.answered(1);
        silent(100, 0, PATIENCE);

        assertThat(mayAsk(PATIENCE)).isTrue();
    }

    @Test
    void silencesAndFailuresAddUp() {
        silent(2, 0, PATIENCE);
        fail(1, PATIENCE);
        assertThat(mayAsk(PATIENCE)).isTrue();

        fail(1, PATIENCE);
        assertThat(mayAsk(PATIENCE)).isFalse();
    }

    @Test
    void letsOneTryWhenTheRestIsOverAndNoOtherBeforeThatEnded() {
        fail(10, 0);

        assertThat(mayAsk(1_000)).isTrue();
        assertThat(mayAsk(1_000)).isFalse();
        assertThat(mayAsk(999 + PATIENCE)).isFalse();

        rest.silent(1_000, 1_000 + PATIENCE);
        assertThat(mayAsk(1_999 + PATIENCE)).isFalse();
        assertThat(mayAsk(2_000 + PATIENCE)).isTrue();
    }

    @Test
    void letsAnotherTryWhenTheFirstNeverTells() {
        fail(10, 0);

        assertThat(mayAsk(1_000)).isTrue();
        assertThat(mayAsk(1_000 + PATIENCE)).isTrue();
    }

    @Test
    void letsAnotherTrySoonWhenTheFirstHasGone() {
        fail(10, 0);
        assertThat(mayAsk(1_000)).isTrue();

        rest.undecided(1_500);
        assertThat(mayAsk(2_499)).isFalse();
        assertThat(mayAsk(2_500)).isTrue();
    }

    @Test
    void whoGoesDoesNotLengthenARest() {
        fail(10, 0);
        rest.undecided(900);

        assertThat(mayAsk(1_000)).isTrue();
    }

    @Test
    void asksAgainOnceAnswered() {
        fail(12, 0);
        rest.answered(0);

        assertThat(mayAsk(1)).isTrue();
    }

    private boolean mayAsk(long now) {
        return rest.mayAsk(now, PATIENCE);
    }

    private void fail(int times, long now) {
        for (int i = 0; i < times; i++) {
            rest.failed(now);
        }
    }

    private void silent(int times, long sent, long now) {
        for (int i = 0; i < times; i++) {
            rest.silent(sent, now);
        }
    }
}
