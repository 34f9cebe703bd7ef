package io.carillon.dispatcher.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "' 30 ', 30000",
        "86401, 86400000",
        "99999999999999999999, 86400000",
        "'Sun, 22 Nov 2026 10:01:00 GMT', 60000",
        "'Sun, 22 Nov 2026 09:00:00 GMT', 0"
    })
    void readsSecondsAndDates(String field, long expected) {
        assertThat(RetryAfter.millis(field, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "soon", "-1", "1.5", "Sun, 99 Nov"})
    void nonsenseIsNoWait(String field) {
        assertThat(RetryAfter.millis(field, NOW)).isNull();
    }

    @Test
    void absentIsNoWait() {
        assertThat(RetryAfter.millis(null, NOW)).isNull();
    }
}
