package io.carillon.core.planning;

import io.carillon.core.timeline.TimelineEntry;
import java.util.List;

/**
 * A poll after planning, before anything is written.
 *
 * @param plans what is to be written
 * @param waiting requests that are planned again later
 * @param told lines that say so
 * @param done requests that waited before and do not any more
 */
record PlannedPoll(
        List<Plan> plans, List<WaitingRequest> waiting, List<TimelineEntry> told, List<WaitingRequest> done) {}
