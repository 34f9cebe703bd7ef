package io.carillon.core.planning;

import io.carillon.core.poll.PollProcessor;
import io.carillon.core.poll.PollProcessor.Work;
import io.carillon.core.poll.PollTracing;
import io.carillon.core.poll.Refusal;
import io.carillon.events.EventTypes;
import io.carillon.events.Lane;
import io.carillon.events.NotificationRequested;
import io.carillon.messaging.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears requests; each lane has a topic and a consumer of its own, so none waits behind another. */
@ApplicationScoped
class PlanningConsumer {
    private final PollProcessor processor;
    private final PollTracing tracing;
    private final PlanBatch batch;

    PlanningConsumer(PollProcessor processor, PollTracing tracing, PlanBatch batch) {
        this.processor = processor;
        this.tracing = tracing;
        this.batch = batch;
    }

    @Incoming("requests-critical")
    public Uni<Void> consumeCritical(ConsumerRecords<String, byte[]> records) {
        return consume(records, Lane.CRITICAL);
    }

    @Incoming("requests-normal")
    public Uni<Void> consumeNormal(ConsumerRecords<String, byte[]> records) {
        return consume(records, Lane.NORMAL);
    }

    @Incoming("requests-bulk")
    public Uni<Void> consumeBulk(ConsumerRecords<String, byte[]> records) {
        return consume(records, Lane.BULK);
    }

    private Uni<Void> consume(ConsumerRecords<String, byte[]> records, Lane lane) {
        return processor.process(
                records,
                EventTypes.NOTIFICATION_REQUESTED,
                NotificationRequested.class,
                tracing.traced("plan", new Planning(lane)));
    }

    private final class Planning implements Work<NotificationRequested> {
        private final Lane lane;

        private Planning(Lane lane) {
            this.lane = lane;
        }

        @Override
        public Uni<List<Refusal>> apply(List<ReceivedEvent<NotificationRequested>> requests) {
            return batch.plan(requests, lane);
        }

        @Override
        public Uni<Void> giveUp(ReceivedEvent<NotificationRequested> request) {
            return batch.giveUp(request, lane);
        }
    }
}
