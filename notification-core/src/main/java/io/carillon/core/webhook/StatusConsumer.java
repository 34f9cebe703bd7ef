package io.carillon.core.webhook;

import io.carillon.core.poll.PollProcessor;
import io.carillon.core.poll.PollTracing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears everything that is told to everybody. */
@ApplicationScoped
class StatusConsumer {
    private final PollProcessor processor;
    private final PollTracing tracing;
    private final TellEndpoints telling;
    private final Endpoints endpoints;

    StatusConsumer(PollProcessor processor, PollTracing tracing, TellEndpoints telling, Endpoints endpoints) {
        this.processor = processor;
        this.tracing = tracing;
        this.telling = telling;
        this.endpoints = endpoints;
    }

    @Incoming("status")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return endpoints.whenKnown().chain(() -> tell(HeardRecords.of(records, endpoints::listens)));
    }

    private Uni<Void> tell(ConsumerRecords<String, byte[]> heard) {
        return heard.isEmpty()
                ? Uni.createFrom().voidItem()
                : processor.<Object>process(
                        heard, HeardRecords.PAYLOADS, tracing.traced("webhooks", events -> telling.tell(events)
                                .replaceWith(List.of())));
    }
}
