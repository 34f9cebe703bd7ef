package io.carillon.dispatcher.delivery;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/** Repeats a publication until Kafka has it; a record that Kafka will never take is logged and left behind. */
final class UntilAcknowledged {
    private static final Logger LOG = Logger.getLogger(UntilAcknowledged.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private UntilAcknowledged() {}

    static Uni<Void> repeat(Uni<Void> publication) {
        return publication
                .onFailure(RecordTooLargeException.class)
                .invoke(lost -> LOG.errorf("a record was left behind, Kafka refuses its size: %s", lost.getMessage()))
                .onFailure(RecordTooLargeException.class)
                .recoverWithNull()
                .onFailure()
                .invoke(outage -> LOG.warnf("not acknowledged, trying again: %s", outage.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }
}
