package io.carillon.dispatcher.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads deliveries: one consumer for each lane, so that none waits behind another. */
@ApplicationScoped
class DispatchConsumer {
    private final DispatchDeliveries deliveries;

    DispatchConsumer(DispatchDeliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Incoming("deliveries-critical")
    Uni<Void> consumeCritical(ConsumerRecords<String, byte[]> records) {
        return deliveries.dispatch(records);
    }

    @Incoming("deliveries-normal")
    Uni<Void> consumeNormal(ConsumerRecords<String, byte[]> records) {
        return deliveries.dispatch(records);
    }

    @Incoming("deliveries-bulk")
    Uni<Void> consumeBulk(ConsumerRecords<String, byte[]> records) {
        return deliveries.dispatch(records);
    }
}
