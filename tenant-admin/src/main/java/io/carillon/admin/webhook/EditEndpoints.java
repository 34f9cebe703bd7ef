package io.carillon.admin.webhook;

import io.carillon.admin.IdSource;
import io.carillon.admin.access.Actor;
import io.carillon.admin.audit.AuditEntry;
import io.carillon.admin.http.Revision;
import io.carillon.admin.snapshot.Change;
import io.carillon.admin.snapshot.TenantChanges;
import io.carillon.outbound.OutboundGuard;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** Creates, changes and deletes endpoints and replaces their signing secrets. */
@ApplicationScoped
class EditEndpoints {
    private final IdSource ids;
    private final TenantChanges changes;
    private final EndpointRepository endpoints;
    private final SigningKeys keys;
    private final OutboundGuard guard;
    private final Clock clock;

    EditEndpoints(
            IdSource ids,
            TenantChanges changes,
            EndpointRepository endpoints,
            SigningKeys keys,
            OutboundGuard guard,
            Clock clock) {
        this.ids = ids;
        this.changes = changes;
        this.endpoints = endpoints;
        this.keys = keys;
        this.guard = guard;
        this.clock = clock;
    }

    /** Completes with the endpoint and, this once, its secret. */
    Uni<EndpointView> create(TenantId tenant, Actor actor, EndpointRequest request) {
        UUID id = ids.next();
        EndpointSettings settings = request.validated(guard.rules(), Map.of());
        String secret = keys.givenOrNew(request.secret());
        List<StoredSecret> secrets = List.of(keys.seal(tenant, id, List.of(), secret));
        return changes.change(tenant, actor, connection -> endpoints
                        .insert(connection, tenant, id, settings, secrets)
                        .map(created -> change("webhook-endpoint.created", null, created)))
                .map(created -> view(created).showing(secret));
    }

    Uni<EndpointView> replace(TenantId tenant, Actor actor, UUID id, EndpointRequest request, Revision revision) {
        return edit(tenant, actor, id, revision, (connection, before) -> endpoints
                        .update(connection, tenant, id, request.validated(guard.rules(), headersOf(before)))
                        .map(after -> change("webhook-endpoint.updated", before, after)))
                .map(this::view);
    }

    /** Completes with the endpoint and, this once, its new secret. */
    Uni<EndpointView> rotate(TenantId tenant, Actor actor, UUID id, RotateRequest request, Revision revision) {
        String secret = keys.givenOrNew(request.secret());
        return edit(tenant, actor, id, revision, (connection, before) -> endpoints
                        .setSecrets(connection, tenant, id, rotated(tenant, before, secret, request))
                        .map(after -> change("webhook-endpoint.secret-rotated", before, after)))
                .map(after -> view(after).showing(secret));
    }

    Uni<Void> delete(TenantId tenant, Actor actor, UUID id, Revision revision) {
        return edit(tenant, actor, id, revision, (connection, before) -> endpoints
                        .delete(connection, tenant, id)
                        .replaceWith(change("webhook-endpoint.deleted", before, null)))
                .replaceWithVoid();
    }

    private Uni<WebhookEndpoint> edit(
            TenantId tenant,
            Actor actor,
            UUID id,
            Revision revision,
            BiFunction<SqlConnection, WebhookEndpoint, Uni<Change<WebhookEndpoint>>> step) {
        return changes.change(tenant, actor, connection -> endpoints
                .find(connection, tenant, id)
                .map(ReadEndpoints::required)
                .invoke(before -> revision.check(before.revision()))
                .chain(before -> step.apply(connection, before)));
    }

    private List<StoredSecret> rotated(TenantId tenant, WebhookEndpoint before, String secret, RotateRequest request) {
        StoredSecret next = keys.seal(tenant, before.id(), before.secrets(), secret);
        return StoredSecret.rotated(before.secrets(), next, request.overlap());
    }

    private static Map<String, String> headersOf(WebhookEndpoint endpoint) {
        return endpoint.settings().headers();
    }

    private Change<WebhookEndpoint> change(String action, WebhookEndpoint before, WebhookEndpoint after) {
        WebhookEndpoint either = after == null ? before : after;
        return new Change<>(
                either,
                new AuditEntry(action, "webhook-endpoint", either.id().toString(), audited(before), audited(after)));
    }

    private EndpointView audited(WebhookEndpoint endpoint) {
        return endpoint == null ? null : view(endpoint);
    }

    private EndpointView view(WebhookEndpoint endpoint) {
        return EndpointView.of(endpoint, clock.instant());
    }
}
