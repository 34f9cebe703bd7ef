package io.carillon.core.redrive;

import io.carillon.core.deadletter.LetterFilter;
import io.carillon.core.deadletter.StoredLetter.Kind;
import io.carillon.core.deadletter.StoredLetter.State;
import io.carillon.events.Channel;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which open dead letters to re-drive; what is left out does not matter. */
@Schema(example = """
        {"kind": "DELIVERY", "reason": "misconfigured", "channel": "email", "from": "2026-01-31T00:00:00Z"}""")
record RedriveRequest(Kind kind, String topic, String reason, Channel channel, Instant from, Instant to) {

    LetterFilter filter() {
        return new LetterFilter(State.OPEN, kind, topic, reason, channel, from, to);
    }
}
