package io.carillon.core.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    /** Berlin leaps from 02:00 to 03:00 on 2026-03-29 and falls from 03:00 to 02:00 on 2026-10-25. */
    @ParameterizedTest(name = "{0}-{1} in {2} at {3}: {4} ({5})")
    @CsvSource(textBlock = """
                    22:00, 07:00, Europe/Berlin,    2026-06-10T21:59:59+02:00, ,                          a second before
                    22:00, 07:00, Europe/Berlin,    2026-06-10T22:00:00+02:00, 2026-06-11T07:00:00+02:00, its first moment
                    22:00, 07:00, Europe/Berlin,    2026-06-11T00:00:00+02:00, 2026-06-11T07:00:00+02:00, over midnight
                    22:00, 07:00, Europe/Berlin,    2026-06-11T06:59:59+02:00, 2026-06-11T07:00:00+02:00, its last second
                    22:00, 07:00, Europe/Berlin,    2026-06-11T07:00:00+02:00, ,                          over
                    12:00, 14:00, America/New_York, 2026-06-10T16:30:00Z,      2026-06-10T18:00:00Z,      within a day
                    12:00, 14:00, Asia/Kathmandu,   2026-06-10T06:14:59Z,      ,                          odd offset
                    12:00, 14:00, Asia/Kathmandu,   2026-06-10T06:15:00Z,      2026-06-10T08:15:00Z,      odd offset
                    00:00, 06:00, Europe/Berlin,    2026-06-10T00:00:00+02:00, 2026-06-10T06:00:00+02:00, from midnight
                    18:00, 00:00, Europe/Berlin,    2026-06-10T23:59:59+02:00, 2026-06-11T00:00:00+02:00, to midnight
                    18:00, 00:00, Europe/Berlin,    2026-06-11T00:00:00+02:00, ,                          to midnight
                    22:00, 07:00, Europe/Berlin,    2026-03-28T23:00:00+01:00, 2026-03-29T07:00:00+02:00, short night
                    22:00, 07:00, Europe/Berlin,    2026-10-24T23:00:00+02:00, 2026-10-25T07:00:00+01:00, long night
                    22:00, 02:30, Europe/Berlin,    2026-03-29T01:30:00+01:00, 2026-03-29T03:00:00+02:00, ends in the gap
                    22:00, 02:30, Europe/Berlin,    2026-03-29T03:00:00+02:00, ,                          ends in the gap
                    02:30, 05:00, Europe/Berlin,    2026-03-29T01:59:59+01:00, ,                          begins in the gap
                    02:30, 05:00, Europe/Berlin,    2026-03-29T03:00:00+02:00, 2026-03-29T05:00:00+02:00, begins in the gap
                    22:00, 02:30, Europe/Berlin,    2026-10-25T02:29:00+02:00, 2026-10-25T02:30:00+01:00, ends in the hour that is twice
                    22:00, 02:30, Europe/Berlin,    2026-10-25T02:45:00+02:00, 2026-10-25T02:30:00+01:00, between its two ends
                    22:00, 02:30, Europe/Berlin,    2026-10-25T02:30:00+01:00, ,                          after the second
                    02:30, 05:00, Europe/Berlin,    2026-10-25T02:29:59+02:00, ,                          before the first
                    02:30, 05:00, Europe/Berlin,    2026-10-25T02:30:00+02:00, 2026-10-25T05:00:00+01:00, begins in the hour that is twice
                    02:30, 05:00, Europe/Berlin,    2026-10-25T02:15:00+01:00, 2026-10-25T05:00:00+01:00, begun already
                    22:00, 07:00, Australia/Lord_Howe, 2026-10-04T01:59:59+10:30, 2026-10-04T07:00:00+11:00, half an hour of summer
                    22:00, 07:00, Pacific/Apia,     2011-12-29T23:00:00-10:00, 2011-12-31T00:00:00+14:00, the day that was not
                    """)
    void holdsUntilTheEndOfItsWindow(
            LocalTime from, LocalTime to, String zone, String moment, String until, String why) {
        Optional<Instant> held = new QuietHours(from, to, Set.of()).heldUntil(instant(moment), ZoneId.of(zone));

        assertThat(held).as(why).isEqualTo(Optional.ofNullable(until).map(QuietHoursTest::instant));
    }

    @ParameterizedTest(name = "Friday nights at {0}: {1}")
    @CsvSource({
        "2026-06-12T22:30:00Z, 2026-06-13T07:00:00Z",
        "2026-06-13T06:00:00Z, 2026-06-13T07:00:00Z",
        "2026-06-13T22:30:00Z,",
        "2026-06-12T06:00:00Z,"
    })
    void aWindowBelongsToTheDayItBeginsOn(String moment, String until) {
        QuietHours fridays = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), EnumSet.of(DayOfWeek.FRIDAY));

        assertThat(fridays.heldUntil(instant(moment), ZoneId.of("UTC")))
                .isEqualTo(Optional.ofNullable(until).map(QuietHoursTest::instant));
    }

    @Property(tries = 2000)
    void oneWindowHasOneEndAndThenItIsOver(
            @ForAll("zones") ZoneId zone,
            @ForAll @IntRange(max = 1439) int from,
            @ForAll @IntRange(max = 1439) int to,
            @ForAll @IntRange(max = 366 * 24 * 60) int minute) {
        if (from == to) {
            return;
        }
        QuietHours hours = new QuietHours(time(from), time(to), Set.of());
        Instant moment = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(minute));

        hours.heldUntil(moment, zone).ifPresent(end -> {
            assertThat(end).isAfter(moment).isBefore(moment.plus(Duration.ofHours(26)));
            Instant between = moment.plus(Duration.between(moment, end).dividedBy(2));
            assertThat(hours.heldUntil(between, zone)).contains(end);
            assertThat(hours.heldUntil(end, zone)).isNotEqualTo(Optional.of(end));
        });
    }

    /** Away from changes of the clocks, quiet is what the clock on the wall says. */
    @Property(tries = 2000)
    void followsTheClockOnTheWall(
            @ForAll("zones") ZoneId zone,
            @ForAll @IntRange(max = 1439) int from,
            @ForAll @IntRange(max = 1439) int to,
            @ForAll @IntRange(max = 366 * 24 * 60) int minute) {
        ZonedDateTime local = Instant.parse("2026-01-01T00:00:00Z")
                .plus(Duration.ofMinutes(minute))
                .atZone(zone);
        boolean steady = local.minusDays(2).getOffset().equals(local.plusDays(2).getOffset());
        if (from == to || !steady) {
            return;
        }
        LocalTime wall = local.toLocalTime();
        boolean within = from < to
                ? !wall.isBefore(time(from)) && wall.isBefore(time(to))
                : !wall.isBefore(time(from)) || wall.isBefore(time(to));

        Optional<Instant> held = new QuietHours(time(from), time(to), Set.of()).heldUntil(local.toInstant(), zone);

        assertThat(held.isPresent()).isEqualTo(within);
        held.ifPresent(end -> assertThat(end.atZone(zone).toLocalTime()).isEqualTo(time(to)));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Europe/Berlin",
                        "America/New_York",
                        "America/St_Johns",
                        "Australia/Lord_Howe",
                        "Asia/Kathmandu",
                        "Africa/Cairo",
                        "America/Havana",
                        "Pacific/Kiritimati",
                        "UTC")
                .map(ZoneId::of);
    }

    private static LocalTime time(int minute) {
        return LocalTime.of(minute / 60, minute % 60);
    }

    private static Instant instant(String text) {
        return ZonedDateTime.parse(text).toInstant();
    }
}
