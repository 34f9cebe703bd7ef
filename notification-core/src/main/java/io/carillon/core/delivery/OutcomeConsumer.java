package io.carillon.core.delivery;

import io.carillon.core.poll.PollProcessor;
import io.carillon.core.poll.PollTracing;
import io.carillon.core.suppression.RecordAnswers;
import io.carillon.core.webhook.RecordCalls;
import io.carillon.events.Channel;
import io.carillon.events.ContactAnswered;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.DeliveryReceipt;
import io.carillon.events.EventTypes;
import io.carillon.messaging.Event;
import io.carillon.messaging.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears from the dispatcher how attempts ended and what providers and people report later. */
@ApplicationScoped
class OutcomeConsumer {
    private static final Map<String, Class<?>> PAYLOADS = Map.of(
            EventTypes.DELIVERY_ATTEMPTED,
            DeliveryAttempted.class,
            EventTypes.DELIVERY_RECEIPT,
            DeliveryReceipt.class,
            EventTypes.CONTACT_ANSWERED,
            ContactAnswered.class);

    private final PollProcessor processor;
    private final PollTracing tracing;
    private final RecordOutcomes outcomes;
    private final RecordAnswers answers;
    private final RecordCalls webhooks;

    OutcomeConsumer(
            PollProcessor processor,
            PollTracing tracing,
            RecordOutcomes outcomes,
            RecordAnswers answers,
            RecordCalls webhooks) {
        this.processor = processor;
        this.tracing = tracing;
        this.outcomes = outcomes;
        this.answers = answers;
        this.webhooks = webhooks;
    }

    @Incoming("outcomes")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return processor.<Object>process(records, PAYLOADS, tracing.traced("record", heard -> record(heard)
                .replaceWith(List.of())));
    }

    private Uni<Void> record(List<ReceivedEvent<Object>> heard) {
        Map<Boolean, List<ReceivedEvent<DeliveryAttempted>>> ended = heard.stream()
                .flatMap(one -> as(DeliveryAttempted.class, one))
                .collect(Collectors.partitioningBy(OutcomeConsumer::isOfWebhook));
        List<ReceivedEvent<DeliveryReceipt>> receipts =
                heard.stream().flatMap(one -> as(DeliveryReceipt.class, one)).toList();
        List<Event<ContactAnswered>> answered = heard.stream()
                .flatMap(one -> as(ContactAnswered.class, one))
                .map(ReceivedEvent::event)
                .toList();
        return outcomes.record(ended.get(false), receipts)
                .chain(() -> answers.record(answered))
                .chain(() -> webhooks.record(ended.get(true)));
    }

    /** What webhook endpoints are told are no deliveries of notifications. */
    private static boolean isOfWebhook(ReceivedEvent<DeliveryAttempted> received) {
        return received.event().data().channel() == Channel.WEBHOOK;
    }

    private static <T> Stream<ReceivedEvent<T>> as(Class<T> payload, ReceivedEvent<Object> one) {
        Event<Object> event = one.event();
        return payload.isInstance(event.data())
                ? Stream.of(new ReceivedEvent<>(
                        new Event<>(
                                event.id(),
                                event.type(),
                                event.tenant(),
                                event.traceparent(),
                                payload.cast(event.data())),
                        one.source(),
                        one.topic(),
                        one.partition(),
                        one.offset(),
                        one.timestamp(),
                        one.key()))
                : Stream.empty();
    }
}
