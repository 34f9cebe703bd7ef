package io.carillon.gateway.outage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestTest {
    private final Rest rest = new Rest(3, 1_000);

    @Test
    void asksOnAfterSingleFailures() {
        rest.failed(0);
        rest.failed(0);
        assertThat(rest.mayAsk(0)).isTrue();

        rest.answered();
        rest.failed(0);
        assertThat(rest.mayAsk(0)).isTrue();
    }

    @Test
    void restsAfterThreeFailuresInARow() {
        fail(3, 0);

        assertThat(rest.mayAsk(1)).isFalse();
        assertThat(rest.mayAsk(999)).isFalse();
    }

    @Test
    void letsOneTryWhenTheRestIsOver() {
        fail(3, 0);

        assertThat(rest.mayAsk(1_000)).isTrue();
        assertThat(rest.mayAsk(1_000)).isFalse();
        assertThat(rest.mayAsk(2_000)).isTrue();
    }

    @Test
    void asksAgainOnceAnswered() {
        fail(5, 0);
        rest.answered();

        assertThat(rest.mayAsk(1)).isTrue();
    }

    private void fail(int times, long now) {
        for (int i = 0; i < times; i++) {
            rest.failed(now);
        }
    }
}
