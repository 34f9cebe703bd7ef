package io.carillon.core.webhook;

import io.carillon.core.CoreProblem;
import io.carillon.core.ids.Uuid7;
import io.carillon.events.TenantConfigPublished.WebhookEndpoint;
import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What administrators ask for: a test event, replays, an endpoint put back to work. All of it only makes messages due; they
 * go the way of all messages. Who asked stands in the rows and in the log.
 */
@ApplicationScoped
class SendAgain {
    private static final Logger LOG = Logger.getLogger(SendAgain.class);
    private static final int MOST = 10_000;

    private final Pool pipeline;
    private final TenantTransactions transactions;
    private final Endpoints endpoints;
    private final EventBody bodies;
    private final MessageRepository messages;
    private final EndpointStateRepository states;
    private final Clock clock;

    SendAgain(
            @ReactiveDataSource("pipeline") Pool pipeline,
            TenantTransactions transactions,
            Endpoints endpoints,
            EventBody bodies,
            MessageRepository messages,
            EndpointStateRepository states,
            Clock clock) {
        this.pipeline = pipeline;
        this.transactions = transactions;
        this.endpoints = endpoints;
        this.bodies = bodies;
        this.messages = messages;
        this.states = states;
        this.clock = clock;
    }

    /**
     * What a replay did.
     *
     * @param replayed messages that are due again
     * @param more whether there may be others: ask again
     */
    record Replayed(int replayed, boolean more) {}

    /** Sends a test event to an endpoint, whatever it asks for; gives its message's id. */
    Uni<UUID> test(TenantId tenant, UUID endpointId, String by) {
        Instant now = clock.instant();
        Message message = Message.fresh(
                tenant,
                Uuid7.fresh(now),
                endpointId,
                EventBody.TEST,
                bodies.test(endpointId.toString(), now),
                now,
                by,
                null);
        return transactions
                .inTransaction(pipeline, client -> requireEnabled(client, tenant, endpointId)
                        .chain(() -> messages.insertAll(client, List.of(message), now))
                        .chain(() -> states.expect(client, List.of(message), now)))
                .invoke(() -> LOG.infof(
                        "webhook test: tenant=%s endpoint=%s message=%s by=%s", tenant, endpointId, message.id(), by))
                .replaceWith(message.id());
    }

    /** Makes messages due again, at most ten thousand. */
    Uni<Replayed> replay(Replay replay) {
        Instant now = clock.instant();
        return transactions
                .inTransaction(pipeline, client -> requireEnabled(client, replay.tenant(), replay.endpointId())
                        .chain(() -> messages.askAgain(client, replay, MOST, now))
                        .call(() -> states.wake(client, replay.tenant(), replay.endpointId(), now)))
                .invoke(count -> LOG.infof(
                        "webhook replay: tenant=%s endpoint=%s messages=%d by=%s",
                        replay.tenant(), replay.endpointId(), count, replay.by()))
                .map(count -> new Replayed(count, count == MOST));
    }

    /** Puts an endpoint back to work that Carillon disabled; one that works is left as it is. */
    Uni<Void> enable(TenantId tenant, UUID endpointId, String by) {
        endpoints.get(tenant, endpointId);
        return transactions
                .inTransaction(pipeline, client -> states.enable(client, tenant, endpointId, by))
                .invoke(() -> LOG.infof("webhook enabled: tenant=%s endpoint=%s by=%s", tenant, endpointId, by));
    }

    private Uni<Void> requireEnabled(SqlClient client, TenantId tenant, UUID endpointId) {
        WebhookEndpoint endpoint = endpoints.get(tenant, endpointId);
        return states.find(client, tenant, endpointId)
                .map(found -> endpoint.enabled()
                        && found.map(state -> state.disabledAt() == null).orElse(true))
                .invoke(SendAgain::require)
                .replaceWithVoid();
    }

    private static void require(boolean isEnabled) {
        if (!isEnabled) {
            throw new ProblemException(
                    CoreProblem.WEBHOOK_ENDPOINT_DISABLED, "switch the endpoint on, or enable it, and ask again");
        }
    }
}
