package io.carillon.core.stats;

import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody wants counted. Pure.
 *
 * @param from full hour
 * @param to full hour, not counted
 */
record StatsQuestion(Instant from, Instant to, Set<Grouping> groups) {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MOST_HOURS = Duration.ofDays(31);
    private static final Duration MOST = Duration.ofDays(400);

    /**
     * Reads the question.
     *
     * @param from RFC 3339, or null for a day before {@code to}
     * @param to RFC 3339, or null for now
     * @param groupBy names separated by commas, or null
     * @throws ProblemException naming everything that is wrong with it
     */
    static StatsQuestion of(String from, String to, String groupBy, Instant now) {
        List<Violation> faults = new ArrayList<>(0);
        Instant end = ceiling(parse(to, now, "/to", faults));
        Instant begin = parse(from, end.minus(DAY), "/from", faults).truncatedTo(ChronoUnit.HOURS);
        Set<Grouping> groups = groups(groupBy, faults);
        if (faults.isEmpty()) {
            checkSpan(begin, end, groups, faults);
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(CommonProblem.VALIDATION_FAILED, "query parameters", faults);
        }
        return new StatsQuestion(begin, end, groups);
    }

    private static void checkSpan(Instant begin, Instant end, Set<Grouping> groups, List<Violation> faults) {
        Duration most = groups.contains(Grouping.HOUR) ? MOST_HOURS : MOST;
        if (!begin.isBefore(end)) {
            faults.add(new Violation("/from", "is not before to"));
        } else if (Duration.between(begin, end).compareTo(most) > 0) {
            faults.add(new Violation("/from", "is more than " + most.toDays() + " days before to"));
        }
    }

    private static Set<Grouping> groups(String groupBy, List<Violation> faults) {
        Set<Grouping> groups = EnumSet.noneOf(Grouping.class);
        if (groupBy == null || groupBy.isBlank()) {
            return groups;
        }
        for (String name : groupBy.split(",", -1)) {
            Grouping.find(name.strip())
                    .ifPresentOrElse(
                            groups::add,
                            () -> faults.add(new Violation(
                                    "/groupBy", "takes channel, provider, category and one of hour and day")));
        }
        if (groups.contains(Grouping.HOUR) && groups.contains(Grouping.DAY)) {
            faults.add(new Violation("/groupBy", "takes either hour or day"));
        }
        return groups;
    }

    private static Instant parse(String given, Instant otherwise, String pointer, List<Violation> faults) {
        try {
            return given == null ? otherwise : Instant.parse(given);
        } catch (DateTimeParseException malformed) {
            faults.add(new Violation(pointer, "is not a moment like 2026-01-31T12:00:00Z"));
            return otherwise;
        }
    }

    private static Instant ceiling(Instant moment) {
        Instant hour = moment.truncatedTo(ChronoUnit.HOURS);
        return hour.equals(moment) ? hour : hour.plus(1, ChronoUnit.HOURS);
    }
}
