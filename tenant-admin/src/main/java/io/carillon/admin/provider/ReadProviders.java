package io.carillon.admin.provider;

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

/** Shows a tenant's provider accounts. */
@ApplicationScoped
class ReadProviders {
    private final TenantChanges changes;
    private final ProviderRepository providers;

    ReadProviders(TenantChanges changes, ProviderRepository providers) {
        this.changes = changes;
        this.providers = providers;
    }

    Uni<Provider> get(TenantId tenant, UUID id) {
        return changes.read(tenant, connection -> providers.find(connection, tenant, id))
                .map(ReadProviders::required);
    }

    Uni<Page<Provider>> list(TenantId tenant, PageRequest page) {
        return changes.read(tenant, connection -> providers.list(connection, tenant, page))
                .map(read -> Page.of(page, read, provider -> provider.id().toString()));
    }

    static Provider required(Optional<Provider> found) {
        return found.orElseThrow(() -> new ProblemException(AdminProblem.PROVIDER_NOT_FOUND, null));
    }
}
