package io.carillon.core.webhook;

import io.carillon.events.TenantConfigPublished.WebhookEndpoint;
import io.carillon.messaging.Event;
import io.carillon.messaging.ReceivedEvent;
import io.carillon.postgres.TenantTransactions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Turns a poll of events into messages, due at once. Safe to repeat: the same event makes the same message. A crash after
 * the commit loses nothing, since the messages are due rows; {@link RunDueWebhooks} only comes sooner when it is called
 * here.
 */
@ApplicationScoped
class TellEndpoints {
    private final Pool pipeline;
    private final TenantTransactions transactions;
    private final Endpoints endpoints;
    private final EventBody bodies;
    private final MessageRepository messages;
    private final EndpointStateRepository states;
    private final RunDueWebhooks due;
    private final Clock clock;

    TellEndpoints(
            @ReactiveDataSource("pipeline") Pool pipeline,
            TenantTransactions transactions,
            Endpoints endpoints,
            EventBody bodies,
            MessageRepository messages,
            EndpointStateRepository states,
            RunDueWebhooks due,
            Clock clock) {
        this.pipeline = pipeline;
        this.transactions = transactions;
        this.endpoints = endpoints;
        this.bodies = bodies;
        this.messages = messages;
        this.states = states;
        this.due = due;
        this.clock = clock;
    }

    /** Completes when every endpoint's message is durable, and handed on if its endpoint has room. */
    Uni<Void> tell(List<ReceivedEvent<Object>> events) {
        Instant now = clock.instant();
        List<Message> told = events.stream()
                .map(ReceivedEvent::event)
                .flatMap(event -> messagesOf(event, now))
                .toList();
        return told.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions
                        .inTransaction(pipeline, client -> messages.insertAll(client, told, now)
                                .chain(() -> states.expect(client, told, now)))
                        .chain(due::runOnce)
                        .replaceWithVoid();
    }

    private Stream<Message> messagesOf(Event<Object> event, Instant now) {
        Instant occurredAt = EventBody.occurredAt(event.data());
        List<WebhookEndpoint> listening = endpoints.listening(event.tenant(), event.type(), occurredAt);
        String body = listening.isEmpty() ? null : bodies.of(event.type(), event.data());
        return listening.stream()
                .map(endpoint -> message(event, UUID.fromString(endpoint.id()), body, occurredAt, now));
    }

    private static Message message(Event<Object> event, UUID endpoint, String body, Instant occurredAt, Instant now) {
        UUID id = Message.idOf(event.id(), endpoint, occurredAt);
        return Message.fresh(event.tenant(), id, endpoint, event.type(), body, now, null, event.traceparent());
    }
}
