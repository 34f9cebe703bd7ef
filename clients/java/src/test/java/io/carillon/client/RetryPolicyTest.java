package io.carillon.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final RetryPolicy POLICY = new RetryPolicy(5, Duration.ofMillis(200), Duration.ofSeconds(1));

    @Test
    void doublesUpToTheLongestWait() {
        assertThat(POLICY.wait(1, null, 1)).contains(Duration.ofMillis(200));
        assertThat(POLICY.wait(2, null, 1)).contains(Duration.ofMillis(400));
        assertThat(POLICY.wait(4, null, 1)).contains(Duration.ofSeconds(1));
        assertThat(POLICY.wait(1, null, 0)).contains(Duration.ofMillis(100));
        assertThat(POLICY.wait(5, null, 1)).isEmpty();
        assertThat(RetryPolicy.none().wait(1, null, 1)).isEmpty();
    }

    @Test
    void doesWhatItIsAsked() {
        assertThat(POLICY.wait(1, Duration.ofMillis(700), 0)).contains(Duration.ofMillis(700));
        assertThat(POLICY.wait(1, Duration.ofSeconds(5), 0)).isEmpty();
    }

    @Test
    void readsSecondsAndDates() {
        String inAMinute = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(1));

        assertThat(Exchange.duration("7")).contains(Duration.ofSeconds(7));
        assertThat(Exchange.duration(inAMinute).orElseThrow())
                .isBetween(Duration.ofSeconds(55), Duration.ofSeconds(61));
        assertThat(Exchange.duration("Thu, 01 Jan 1970 00:00:00 GMT")).contains(Duration.ZERO);
        assertThat(Exchange.duration("soon")).isEmpty();
    }
}
