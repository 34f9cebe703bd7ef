package io.carillon.dispatcher.provider;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Reads the header field {@code Retry-After}: seconds or an HTTP date (RFC 9110 §10.2.3). */
public final class RetryAfter {
    private static final long LONGEST = Duration.ofHours(24).toMillis();

    private RetryAfter() {}

    /** Milliseconds to wait, at most a day; null when the field is absent or makes no sense. */
    public static Long millis(String field, Instant now) {
        if (field == null || field.isBlank()) {
            return null;
        }
        String value = field.trim();
        return value.chars().allMatch(Character::isDigit) ? seconds(value) : until(value, now);
    }

    private static Long seconds(String digits) {
        return digits.length() > 6 ? LONGEST : Math.min(LONGEST, Long.parseLong(digits) * 1000);
    }

    private static Long until(String date, Instant now) {
        try {
            Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
            return Math.clamp(Duration.between(now, then).toMillis(), 0L, LONGEST);
        } catch (DateTimeException malformed) {
            return null;
        }
    }
}
