package io.carillon.core.preference;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When somebody does not want to be disturbed, by the clock on that person's wall. Pure.
 *
 * <p>A window belongs to the day it begins on and ends on the next day when {@code to} is not after {@code from}. Where a
 * zone's clocks go forward over a bound, the bound is the moment they do; where they go back, a window begins at the first
 * and ends at the second of the two moments with that reading: it is never cut short, and there is one of it.
 *
 * @param from first quiet moment
 * @param to first moment after it
 * @param days days on which a window begins; all of them when empty
 */
public record QuietHours(LocalTime from, LocalTime to, Set<DayOfWeek> days) {

    public QuietHours {
        days = days == null || days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : EnumSet.copyOf(days);
    }

    /** The end of the window that holds {@code moment}; empty when it lies in none. */
    public Optional<Instant> heldUntil(Instant moment, ZoneId zone) {
        LocalDate today = moment.atZone(zone).toLocalDate();
        return Stream.of(today.minusDays(1), today, today.plusDays(1))
                .filter(day -> days.contains(day.getDayOfWeek()))
                .filter(day -> !begin(day, zone).isAfter(moment))
                .map(day -> end(day, zone))
                .filter(moment::isBefore)
                .max(Instant::compareTo);
    }

    private Instant begin(LocalDate day, ZoneId zone) {
        LocalDateTime wall = day.atTime(from);
        return gapAt(wall, zone).orElseGet(() -> wall.atZone(zone).toInstant());
    }

    private Instant end(LocalDate day, ZoneId zone) {
        LocalDateTime wall = (to.isAfter(from) ? day : day.plusDays(1)).atTime(to);
        return gapAt(wall, zone).orElseGet(() -> latest(wall.atZone(zone)));
    }

    private static Instant latest(ZonedDateTime moment) {
        return moment.withLaterOffsetAtOverlap().toInstant();
    }

    /** The moment when clocks leap over {@code wall}. */
    private static Optional<Instant> gapAt(LocalDateTime wall, ZoneId zone) {
        return Optional.ofNullable(zone.getRules().getTransition(wall))
                .filter(ZoneOffsetTransition::isGap)
                .map(ZoneOffsetTransition::getInstant);
    }
}
