package io.carillon.admin.layout;

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

/** Shows a tenant's layouts. */
@ApplicationScoped
class ReadLayouts {
    private final TenantChanges changes;
    private final LayoutRepository layouts;

    ReadLayouts(TenantChanges changes, LayoutRepository layouts) {
        this.changes = changes;
        this.layouts = layouts;
    }

    Uni<Layout> get(TenantId tenant, UUID id) {
        return changes.read(tenant, connection -> layouts.find(connection, tenant, id))
                .map(ReadLayouts::required);
    }

    Uni<Page<Layout>> list(TenantId tenant, PageRequest page) {
        return changes.read(tenant, connection -> layouts.list(connection, tenant, page))
                .map(read -> Page.of(page, read, layout -> layout.id().toString()));
    }

    static Layout required(Optional<Layout> found) {
        return found.orElseThrow(() -> new ProblemException(AdminProblem.LAYOUT_NOT_FOUND, null));
    }
}
