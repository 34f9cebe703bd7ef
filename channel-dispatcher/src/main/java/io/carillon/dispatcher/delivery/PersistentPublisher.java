package io.carillon.dispatcher.delivery;

import io.carillon.messaging.DeadLetter;
import io.carillon.messaging.DeadLetterPublisher;
import io.carillon.messaging.EventPublisher;
import io.carillon.messaging.OutgoingEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/**
 * Publishes until Kafka has it, however long Kafka is away: what was sent must be told. A record that Kafka will never
 * take is logged and left behind, so that it blocks no partition.
 */
@ApplicationScoped
class PersistentPublisher {
    private static final Logger LOG = Logger.getLogger(PersistentPublisher.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final EventPublisher events;
    private final DeadLetterPublisher deadLetters;

    PersistentPublisher(EventPublisher events, DeadLetterPublisher deadLetters) {
        this.events = events;
        this.deadLetters = deadLetters;
    }

    Uni<Void> publish(List<OutgoingEvent> window) {
        return untilAcknowledged(events.publishAll(window));
    }

    Uni<Void> bury(List<DeadLetter> letters) {
        return untilAcknowledged(deadLetters.publishAll(letters));
    }

    private static Uni<Void> untilAcknowledged(Uni<Void> publication) {
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
