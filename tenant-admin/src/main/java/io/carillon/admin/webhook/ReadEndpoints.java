package io.carillon.admin.webhook;

import io.carillon.admin.AdminProblem;
import io.carillon.admin.http.Page;
import io.carillon.admin.http.PageRequest;
import io.carillon.admin.snapshot.TenantChanges;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Shows a tenant's endpoints. */
@ApplicationScoped
class ReadEndpoints {
    private final TenantChanges changes;
    private final EndpointRepository endpoints;

    ReadEndpoints(TenantChanges changes, EndpointRepository endpoints) {
        this.changes = changes;
        this.endpoints = endpoints;
    }

    Uni<WebhookEndpoint> get(TenantId tenant, UUID id) {
        return changes.read(tenant, connection -> endpoints.find(connection, tenant, id))
                .map(ReadEndpoints::required);
    }

    Uni<Page<WebhookEndpoint>> list(TenantId tenant, PageRequest page) {
        return changes.read(tenant, connection -> endpoints.list(connection, tenant, page))
                .map(read -> Page.of(page, read, endpoint -> endpoint.id().toString()));
    }

    static WebhookEndpoint required(Optional<WebhookEndpoint> found) {
        return found.orElseThrow(() -> new ProblemException(AdminProblem.WEBHOOK_ENDPOINT_NOT_FOUND, null));
    }
}
