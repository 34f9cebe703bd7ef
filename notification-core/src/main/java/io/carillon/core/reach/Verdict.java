package io.carillon.core.reach;

import io.carillon.core.timeline.Reason;
import io.carillon.events.SuppressionReason;
import java.time.Instant;

/** What is to become of a delivery that could go now. */
public sealed interface Verdict {

    /** It goes. */
    record Send() implements Verdict {}

    /** It waits; what holds then is decided then. */
    record Hold(Instant until, Reason reason) implements Verdict {}

    /** Its recipient does not want it. */
    record Skip(Reason reason) implements Verdict {}

    /** Its address must not be written to. */
    record Suppress(Reason reason) implements Verdict {

        static Suppress because(SuppressionReason reason) {
            return new Suppress(
                    switch (reason) {
                        case HARD_BOUNCE -> Reason.SUPPRESSED_HARD_BOUNCE;
                        case COMPLAINT -> Reason.SUPPRESSED_COMPLAINT;
                        case STOP -> Reason.SUPPRESSED_STOP;
                        case DEAD_TOKEN -> Reason.SUPPRESSED_DEAD_TOKEN;
                        case MANUAL -> Reason.SUPPRESSED_MANUAL;
                    });
        }
    }
}
