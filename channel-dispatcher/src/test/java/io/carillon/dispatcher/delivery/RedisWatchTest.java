package io.carillon.dispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class RedisWatchTest {

    @Test
    void anAnswerThatComesTooLateIsNoOutage() {
        RedisWatch watch = new RedisWatch(Duration.ofHours(1));
        watch.failed(new TimeoutException());
        assertThat(watch.isAway()).isFalse();
    }

    @Test
    void whoAnswersNothingForSoLongIsAwayUntilTheNextAnswer() {
        RedisWatch watch = new RedisWatch(Duration.ofNanos(-1));
        assertThat(watch.isAway()).isFalse();
        watch.failed(new TimeoutException());
        watch.failed(new TimeoutException());
        assertThat(watch.isAway()).isTrue();
        watch.answered();
        assertThat(watch.isAway()).isFalse();
    }
}
