package io.carillon.core.delivery;

import io.carillon.core.poll.PollProcessor;
import io.carillon.core.poll.PollTracing;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.EventTypes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears from the dispatcher how attempts ended. */
@ApplicationScoped
class OutcomeConsumer {
    private final PollProcessor processor;
    private final PollTracing tracing;
    private final RecordOutcomes outcomes;

    OutcomeConsumer(PollProcessor processor, PollTracing tracing, RecordOutcomes outcomes) {
        this.processor = processor;
        this.tracing = tracing;
        this.outcomes = outcomes;
    }

    @Incoming("outcomes")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return processor.process(
                records,
                EventTypes.DELIVERY_ATTEMPTED,
                DeliveryAttempted.class,
                tracing.traced("record", attempted -> outcomes.record(attempted).replaceWith(List.of())));
    }
}
