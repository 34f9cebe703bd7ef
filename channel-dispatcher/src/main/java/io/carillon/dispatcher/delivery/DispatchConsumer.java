package io.carillon.dispatcher.delivery;

import io.carillon.events.Lane;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Reads deliveries: one consumer for each lane, so that none waits behind another. A poll is acknowledged when all of it
 * is told; the next is read before that if there is room.
 */
@ApplicationScoped
class DispatchConsumer {
    private final DispatchDeliveries deliveries;
    private final OpenPolls open;

    DispatchConsumer(DispatchDeliveries deliveries, OpenPolls open) {
        this.deliveries = deliveries;
        this.open = open;
    }

    @Incoming("deliveries-critical")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> consumeCritical(Message<ConsumerRecords<String, byte[]>> poll) {
        return consume(Lane.CRITICAL, poll);
    }

    @Incoming("deliveries-normal")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> consumeNormal(Message<ConsumerRecords<String, byte[]>> poll) {
        return consume(Lane.NORMAL, poll);
    }

    @Incoming("deliveries-bulk")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> consumeBulk(Message<ConsumerRecords<String, byte[]>> poll) {
        return consume(Lane.BULK, poll);
    }

    private Uni<Void> consume(Lane lane, Message<ConsumerRecords<String, byte[]>> poll) {
        Uni<Void> work = deliveries
                .dispatch(poll.getPayload())
                .onItemOrFailure()
                .call((done, failure) ->
                        Uni.createFrom().completionStage(() -> failure == null ? poll.ack() : poll.nack(failure)));
        return open.open(lane, poll.getPayload().count(), work);
    }
}
