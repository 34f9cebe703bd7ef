package io.carillon.core.webhook;

import io.carillon.core.webhook.EndpointFate.End;
import io.carillon.core.webhook.EndpointFate.Go;
import io.carillon.messaging.EventPublisher;
import io.carillon.postgres.TenantTransactions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one way out for messages, new, retried or replayed: looks into the queues of endpoints that have something due and
 * asks the dispatcher for as much as each endpoint has room for. A crash after the commit is harmless: the new deadline
 * brings a message back under the same number, and the dispatcher drops a copy.
 */
@ApplicationScoped
class RunDueWebhooks {
    /** Endpoints in one transaction. */
    static final int BATCH = 100;

    private final Pool pipeline;
    private final TenantTransactions transactions;
    private final Endpoints endpoints;
    private final MessageRepository messages;
    private final EndpointStateRepository states;
    private final EventPublisher publisher;
    private final WebhookConfig config;
    private final Clock clock;

    RunDueWebhooks(
            @ReactiveDataSource("pipeline") Pool pipeline,
            TenantTransactions transactions,
            Endpoints endpoints,
            MessageRepository messages,
            EndpointStateRepository states,
            EventPublisher publisher,
            WebhookConfig config,
            Clock clock) {
        this.pipeline = pipeline;
        this.transactions = transactions;
        this.endpoints = endpoints;
        this.messages = messages;
        this.states = states;
        this.publisher = publisher;
        this.config = config;
        this.clock = clock;
    }

    /** What a transaction took, and of how many endpoints. */
    private record Taken(List<Message> messages, int endpoints) {}

    /** Looks once; returns how many endpoints there were. Constant statements. */
    Uni<Integer> runOnce() {
        Instant now = clock.instant();
        return transactions
                .inTransaction(pipeline, client -> states.lockReady(client, now, BATCH)
                        .map(ready -> fates(ready, now))
                        .chain(fates -> take(client, fates, now)))
                .call(taken -> publisher.publishAll(taken.messages().stream()
                        .map(message -> WebhookEvents.requested(message, now))
                        .toList()))
                .map(Taken::endpoints);
    }

    private List<EndpointFate> fates(List<EndpointState> ready, Instant now) {
        return ready.stream()
                .map(state -> EndpointFate.of(
                        state,
                        endpoints.config(state.tenant()),
                        endpoints.find(state.tenant(), state.endpointId()),
                        config,
                        now))
                .toList();
    }

    private Uni<Taken> take(SqlClient client, List<EndpointFate> fates, Instant now) {
        if (fates.isEmpty()) {
            return Uni.createFrom().item(new Taken(List.of(), 0));
        }
        List<EndpointState> going = of(Go.class, fates).map(Go::state).toList();
        return messages.endAll(client, of(End.class, fates).toList())
                .chain(() -> messages.takeDue(client, going, now, config.inFlight(), config.silence()))
                .call(() -> states.settleAll(client, fates))
                .map(taken -> new Taken(taken, fates.size()));
    }

    private static <F extends EndpointFate> Stream<F> of(Class<F> kind, List<EndpointFate> fates) {
        return fates.stream().filter(kind::isInstance).map(kind::cast);
    }
}
