package io.carillon.admin.layout;

import io.carillon.admin.AdminProblem;
import io.carillon.admin.IdSource;
import io.carillon.admin.access.Actor;
import io.carillon.admin.audit.AuditEntry;
import io.carillon.admin.http.Revision;
import io.carillon.admin.http.Violations;
import io.carillon.admin.snapshot.Change;
import io.carillon.admin.snapshot.SnapshotConfig;
import io.carillon.admin.snapshot.TenantChanges;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Creates, changes and deletes layouts; each is checked before, for it is in use as soon as it is saved. */
@ApplicationScoped
class EditLayouts {
    private final IdSource ids;
    private final TenantChanges changes;
    private final LayoutRepository layouts;
    private final LayoutCheck check;
    private final SnapshotConfig snapshots;

    EditLayouts(
            IdSource ids,
            TenantChanges changes,
            LayoutRepository layouts,
            LayoutCheck check,
            SnapshotConfig snapshots) {
        this.ids = ids;
        this.changes = changes;
        this.layouts = layouts;
        this.check = check;
        this.snapshots = snapshots;
    }

    Uni<Layout> create(TenantId tenant, Actor actor, LayoutSource source) {
        return checked(source)
                .chain(() -> changes.change(
                        tenant, actor, connection -> layouts.insert(connection, tenant, ids.next(), source)
                                .map(EditLayouts::untaken)
                                .map(created -> new Change<>(created, entry("layout.created", null, created)))));
    }

    Uni<Layout> replace(TenantId tenant, Actor actor, UUID id, LayoutSource source, Revision revision) {
        return checked(source)
                .chain(() -> changes.change(tenant, actor, connection -> layouts.find(connection, tenant, id)
                        .map(ReadLayouts::required)
                        .invoke(before -> checkReplaceable(before, source, revision))
                        .chain(before -> replaceIn(connection, tenant, before, source))));
    }

    private Uni<Change<Layout>> replaceIn(
            SqlConnection connection, TenantId tenant, Layout before, LayoutSource source) {
        return layouts.update(connection, tenant, before.id(), source)
                .map(ReadLayouts::required)
                .map(after -> new Change<>(after, entry("layout.updated", before, after)));
    }

    Uni<Layout> delete(TenantId tenant, Actor actor, UUID id, Revision revision) {
        return changes.change(tenant, actor, connection -> layouts.find(connection, tenant, id)
                .map(ReadLayouts::required)
                .invoke(before -> revision.check(before.revision()))
                .call(before -> requireUnused(connection, tenant, before))
                .call(before -> layouts.delete(connection, tenant, id))
                .map(before -> new Change<>(before, entry("layout.deleted", before, null))));
    }

    private Uni<Void> requireUnused(SqlConnection connection, TenantId tenant, Layout layout) {
        return layouts.listUses(connection, tenant, layout.source().code(), snapshots.versionsPerTemplate())
                .invoke(EditLayouts::requireNone)
                .replaceWithVoid();
    }

    private static void requireNone(List<String> uses) {
        if (!uses.isEmpty()) {
            throw new ProblemException(AdminProblem.LAYOUT_IN_USE, "It is named by " + String.join(", ", uses));
        }
    }

    private Uni<Void> checked(LayoutSource source) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> check.check(source));
    }

    private static Layout untaken(Optional<Layout> created) {
        return created.orElseThrow(() -> new ProblemException(AdminProblem.CODE_TAKEN, null));
    }

    private static void checkReplaceable(Layout before, LayoutSource source, Revision revision) {
        revision.check(before.revision());
        Violations violations = new Violations();
        violations.unless(before.source().code().equals(source.code()), "/code", "cannot be changed");
        violations.throwIfAny();
    }

    private static AuditEntry entry(String action, Layout before, Layout after) {
        Layout either = after == null ? before : after;
        return new AuditEntry(action, "layout", either.id().toString(), view(before), view(after));
    }

    private static LayoutView view(Layout layout) {
        return layout == null ? null : LayoutView.of(layout);
    }
}
