package io.carillon.core.recipient;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was removed of a person. */
@Schema(name = "ErasureReport", description = "What was removed of a person, and what remains where")
record ErasureReport(
        String userId,
        Instant erasedAt,

        @Schema(
                description = "How many entries were removed or emptied, by kind",
                examples = "{\"contacts\":2,\"devices\":1,\"inbox\":7}")
        Map<String, Integer> removed,

        @Schema(description = "What remains, and until when")
        List<String> remains) {
    private static final List<String> REMAINS = List.of(
            "suppressions of the person's addresses, by hash only, so that nobody writes to them again",
            "events in Kafka's topics until those age out (7 days, dead letters 30); no compacted topic holds addresses",
            "the timeline's lines, which hold no personal data");

    static ErasureReport of(PersonKey person, Map<String, Integer> removed, Instant now) {
        return new ErasureReport(person.userId(), now, removed, REMAINS);
    }
}
