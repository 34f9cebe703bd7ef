package io.carillon.core.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.events.TenantConfigPublished.WebhookEndpoint;
import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Shows what endpoints were told and how they fare. */
@ApplicationScoped
class ReadLog {
    private final Pool pool;
    private final TenantTransactions transactions;
    private final Endpoints endpoints;
    private final MessageLogRepository messages;
    private final AttemptRepository attempts;
    private final EndpointStateRepository states;
    private final ObjectMapper json;
    private final Clock clock;

    ReadLog(
            Pool pool,
            TenantTransactions transactions,
            Endpoints endpoints,
            MessageLogRepository messages,
            AttemptRepository attempts,
            EndpointStateRepository states,
            ObjectMapper json,
            Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.endpoints = endpoints;
        this.messages = messages;
        this.attempts = attempts;
        this.states = states;
        this.json = json;
        this.clock = clock;
    }

    /** A page of an endpoint's messages, newest first. */
    Uni<List<MessageView>> list(
            TenantId tenant, UUID endpointId, UUID before, MessageStatus status, String type, int limit) {
        endpoints.get(tenant, endpointId);
        return transactions
                .inTenant(
                        pool, tenant, client -> messages.list(client, tenant, endpointId, before, status, type, limit))
                .map(found -> found.stream().map(MessageView::brief).toList());
    }

    /** One message with its payload and every try. */
    Uni<MessageView> get(TenantId tenant, UUID endpointId, UUID id) {
        endpoints.get(tenant, endpointId);
        return transactions.inTenant(pool, tenant, client -> messages.find(client, tenant, endpointId, id)
                .map(found -> found.orElseThrow(ReadLog::notFound))
                .chain(message -> whole(client, message)));
    }

    /** How an endpoint fares. */
    Uni<HealthView> health(TenantId tenant, UUID endpointId) {
        WebhookEndpoint endpoint = endpoints.get(tenant, endpointId);
        return transactions
                .inTenant(pool, tenant, client -> states.find(client, tenant, endpointId))
                .map(found -> HealthView.of(
                        found.orElse(EndpointState.untold(tenant, endpointId)), endpoint.enabled(), clock.instant()));
    }

    /** How those of these endpoints fare that the tenant has, in the order they are named. */
    Uni<List<KnownHealth>> healths(TenantId tenant, List<UUID> endpointIds) {
        List<WebhookEndpoint> known = endpointIds.stream()
                .distinct()
                .flatMap(id -> endpoints.find(tenant, id).stream())
                .toList();
        return transactions
                .inTenant(pool, tenant, client -> states.findAll(client, tenant, endpointIds))
                .map(found -> KnownHealth.all(tenant, known, found, clock.instant()));
    }

    private Uni<MessageView> whole(SqlClient client, Message message) {
        return attempts.listOfMessage(client, message.tenant(), message.id())
                .map(tries -> MessageView.of(message, payload(message), tries));
    }

    private JsonNode payload(Message message) {
        try {
            return json.readTree(message.payload());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A message's id; what is none is not found. */
    static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            throw notFound();
        }
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonProblem.NOT_FOUND, "the endpoint has no such message");
    }
}
