package io.carillon.core.webhook;

import io.carillon.events.DeliveryAttempted;
import io.carillon.messaging.EventPublisher;
import io.carillon.messaging.OutgoingEvent;
import io.carillon.messaging.ReceivedEvent;
import io.carillon.postgres.TenantTransactions;
import io.carillon.tenancy.TenantId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Records how tries at endpoints ended: messages move on, endpoints fare better or worse. Safe to repeat: a try that was
 * recorded is not recorded again. That an endpoint was disabled is told before the commit, so a crash tells it again under
 * the same id.
 */
@ApplicationScoped
public class RecordCalls {
    private final Pool pipeline;
    private final TenantTransactions transactions;
    private final MessageRepository messages;
    private final AttemptRepository attempts;
    private final EndpointStateRepository states;
    private final RunDueWebhooks due;
    private final EventPublisher publisher;
    private final WebhookMetrics metrics;
    private final WebhookSchedule schedule;
    private final EndpointHealth health;
    private final Clock clock;

    RecordCalls(
            @ReactiveDataSource("pipeline") Pool pipeline,
            TenantTransactions transactions,
            MessageRepository messages,
            AttemptRepository attempts,
            EndpointStateRepository states,
            RunDueWebhooks due,
            EventPublisher publisher,
            WebhookMetrics metrics,
            WebhookConfig config,
            Clock clock) {
        this.pipeline = pipeline;
        this.transactions = transactions;
        this.messages = messages;
        this.attempts = attempts;
        this.states = states;
        this.due = due;
        this.publisher = publisher;
        this.metrics = metrics;
        this.schedule = new WebhookSchedule(config.retryDelays());
        this.health = EndpointHealth.of(config);
        this.clock = clock;
    }

    private record Endpoint(TenantId tenant, UUID id) {}

    /** Messages with the ends of the tries they were waiting for. */
    private record Heard(List<Message> messages, Map<UUID, CallOutcome> outcomes) {
        CallOutcome outcomeOf(Message message) {
            return outcomes.get(message.id());
        }

        List<CallOutcome> inOrder() {
            return messages.stream().map(this::outcomeOf).toList();
        }
    }

    /** Completes when the ends of tries are durable. Constant statements. */
    public Uni<Void> record(List<ReceivedEvent<DeliveryAttempted>> ended) {
        Map<UUID, CallOutcome> outcomes = ended.stream()
                .map(received -> CallOutcome.of(received.event()))
                .collect(Collectors.toMap(CallOutcome::messageId, Function.identity(), RecordCalls::later));
        return outcomes.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions
                        .inTransaction(pipeline, client -> write(client, outcomes))
                        .invoke(metrics::ended)
                        .chain(due::runOnce)
                        .replaceWithVoid();
    }

    private Uni<List<Message>> write(SqlClient client, Map<UUID, CallOutcome> outcomes) {
        return messages.lockAsked(client, List.copyOf(outcomes.values()))
                .map(asked -> new Heard(asked, outcomes))
                .chain(heard -> heard.messages().isEmpty() ? Uni.createFrom().item(List.of()) : move(client, heard));
    }

    private Uni<List<Message>> move(SqlClient client, Heard heard) {
        List<Message> moved = heard.messages().stream()
                .map(message -> MessageDecision.after(message, heard.outcomeOf(message), schedule, random()))
                .toList();
        return messages.moveAll(client, moved)
                .chain(() -> attempts.insertAll(client, heard.inOrder()))
                .chain(() -> states.lockAll(client, moved))
                .chain(found -> judge(client, found, heard))
                .replaceWith(moved);
    }

    private Uni<Void> judge(SqlClient client, List<EndpointState> found, Heard heard) {
        Map<Endpoint, List<CallOutcome>> calls = heard.messages().stream()
                .collect(Collectors.groupingBy(
                        message -> new Endpoint(message.tenant(), message.endpointId()),
                        Collectors.mapping(heard::outcomeOf, Collectors.toList())));
        List<EndpointState> judged = found.stream()
                .map(state -> health.after(state, calls.get(new Endpoint(state.tenant(), state.endpointId()))))
                .toList();
        List<OutgoingEvent> disabled = newlyDisabled(found, judged);
        metrics.disabled(disabled.size());
        return states.updateAll(client, judged, clock.instant()).chain(() -> publisher.publishAll(disabled));
    }

    private static List<OutgoingEvent> newlyDisabled(List<EndpointState> before, List<EndpointState> after) {
        List<OutgoingEvent> events = new ArrayList<>(0);
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).disabledAt() == null && after.get(i).disabledAt() != null) {
                events.add(WebhookEvents.disabled(after.get(i)));
            }
        }
        return events;
    }

    private static CallOutcome later(CallOutcome first, CallOutcome second) {
        return second.attempt() > first.attempt() ? second : first;
    }

    private static double random() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
