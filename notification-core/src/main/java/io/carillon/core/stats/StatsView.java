package io.carillon.core.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.carillon.events.Channel;
import java.time.Instant;
import java.util.List;

/**
 * Counts of a span of time.
 *
 * @param from first full hour that is counted
 * @param to first hour that is not
 */
record StatsView(Instant from, Instant to, List<Line> data) {

    /**
     * Counts of one group; what it was not grouped by is left out.
     *
     * @param at beginning of the hour or day
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            Instant at, Channel channel, String provider, String providerAccountId, String category, Counts counts) {}

    /** How many deliveries reached each milestone or end in that time; what was delivered was also sent. */
    record Counts(
            long planned,
            long sent,
            long delivered,
            long opened,
            long clicked,
            long retried,
            long bounced,
            long failed,
            long expired,
            long suppressed,
            long skipped,
            long cancelled) {}
}
