package io.carillon.core.webhook;

import io.carillon.core.ids.Uuid7;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import io.carillon.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which messages to post again: those named, or those of events in a range of time that stand in a status.
 *
 * @param messageIds at most a thousand
 * @param from moment of the earliest event, inclusive
 * @param to moment of the latest event, exclusive
 * @param status of a range FAILED unless it is said; of named messages whatever they are
 */
@Schema(example = """
        {"from": "2026-01-31T00:00:00Z", "to": "2026-02-01T00:00:00Z", "status": "FAILED"}""")
record ReplayRequest(List<UUID> messageIds, Instant from, Instant to, MessageStatus status) {
    private static final int MOST_IDS = 1_000;
    private static final UUID START = new UUID(0, 0);
    private static final UUID END = new UUID(-1, -1);
    private static final List<MessageStatus> ENDED_OR_WAITING =
            List.of(MessageStatus.DELIVERED, MessageStatus.FAILED, MessageStatus.RETRYING);

    /**
     * What is meant.
     *
     * @throws ProblemException when nothing, or too much, is named
     */
    Replay of(TenantId tenant, UUID endpointId, String by) {
        boolean isNamed = messageIds != null;
        if (!isNamed && from == null && to == null) {
            throw refused("", "must name messageIds, or from or to");
        }
        if (isNamed && (messageIds.isEmpty() || messageIds.size() > MOST_IDS || messageIds.contains(null))) {
            throw refused("/messageIds", "must name 1 to " + MOST_IDS + " messages");
        }
        return new Replay(
                tenant,
                endpointId,
                messageIds,
                from == null ? START : Uuid7.floorOf(from),
                to == null ? END : Uuid7.floorOf(to),
                statuses(isNamed),
                by);
    }

    private List<MessageStatus> statuses(boolean isNamed) {
        if (status != null) {
            return List.of(status);
        }
        return isNamed ? ENDED_OR_WAITING : List.of(MessageStatus.FAILED);
    }

    private static ProblemException refused(String pointer, String detail) {
        return new ProblemException(
                CommonProblem.VALIDATION_FAILED, "the request", List.of(new Violation(pointer, detail)));
    }
}
