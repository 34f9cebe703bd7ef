package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * A batch or bulk job went on; realtime-gateway tells the sockets that asked. Sent now and then, not for every change.
 *
 * @param kind which of the two
 * @param id UUIDv7 of the batch or job
 * @param state its state as the service API names it
 * @param counters the counters as the service API names them
 * @param occurredAt when they were read
 */
public record ProgressChanged(Kind kind, String id, String state, Map<String, Long> counters, Instant occurredAt) {

    /** What progresses. */
    public enum Kind {
        BATCH,
        BULK;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
