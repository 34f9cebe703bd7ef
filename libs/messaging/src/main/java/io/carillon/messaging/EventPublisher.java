package io.carillon.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Publishes events. A publication completes when every record is acknowledged by all in-sync replicas, and fails when
 * one is not; what failed may still arrive, so events must be safe to repeat. Order is kept for each key.
 */
@ApplicationScoped
public class EventPublisher {
    private final EventEncoder encoder;
    private final RecordSender sender;

    EventPublisher(EventEncoder encoder, RecordSender sender) {
        this.encoder = encoder;
        this.sender = sender;
    }

    /** Publishes one event. */
    public Uni<Void> publish(OutgoingEvent event) {
        return publishAll(List.of(event));
    }

    /** Publishes a window of events together, never one after the other. */
    public Uni<Void> publishAll(List<OutgoingEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().deferred(() -> sender.send(encode(events)));
    }

    private List<ProducerRecord<String, byte[]>> encode(List<OutgoingEvent> events) {
        return events.stream().map(encoder::encode).toList();
    }
}
