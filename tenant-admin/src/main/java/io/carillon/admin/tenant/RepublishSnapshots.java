package io.carillon.admin.tenant;

import io.carillon.admin.access.Actor;
import io.carillon.admin.audit.AuditEntry;
import io.carillon.admin.http.Page;
import io.carillon.admin.http.PageRequest;
import io.carillon.admin.snapshot.Change;
import io.carillon.admin.snapshot.TenantChanges;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Publishes every tenant's snapshot again, for example after the Kafka cluster was replaced. */
@ApplicationScoped
class RepublishSnapshots {
    private static final PageRequest FIRST_PAGE = PageRequest.of(200, null);

    private final ReadTenants tenants;
    private final TenantChanges changes;

    RepublishSnapshots(ReadTenants tenants, TenantChanges changes) {
        this.tenants = tenants;
        this.changes = changes;
    }

    /** Completes with the number of tenants whose snapshot is on its way. */
    Uni<Integer> republish(Actor actor) {
        return republishFrom(actor, FIRST_PAGE, 0);
    }

    private Uni<Integer> republishFrom(Actor actor, PageRequest page, int before) {
        return tenants.list(page)
                .call(read -> republishAll(actor, read))
                .chain(read -> goOn(actor, read, before + read.data().size()));
    }

    private Uni<Integer> goOn(Actor actor, Page<Tenant> read, int sofar) {
        return read.nextCursor() == null
                ? Uni.createFrom().item(sofar)
                : republishFrom(actor, PageRequest.of(FIRST_PAGE.limit(), read.nextCursor()), sofar);
    }

    private Uni<Void> republishAll(Actor actor, Page<Tenant> page) {
        return Multi.createFrom()
                .iterable(page.data())
                .onItem()
                .transformToUniAndConcatenate(tenant -> republishOne(actor, tenant.id()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> republishOne(Actor actor, TenantId tenant) {
        AuditEntry entry = new AuditEntry("tenant.republished", "tenant", tenant.toString(), null, null);
        return changes.change(tenant, actor, connection -> Uni.createFrom().item(new Change<>(true, entry)));
    }
}
