package io.carillon.admin.lookup;

import io.carillon.admin.AdminProblem;
import io.carillon.admin.access.Actor;
import io.carillon.admin.audit.AuditEntry;
import io.carillon.admin.http.Revision;
import io.carillon.admin.snapshot.Change;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Adds values, lays a tenant's over the system's, and takes them away again. */
@ApplicationScoped
class EditLookups {
    private final LookupChanges changes;
    private final LookupTypeRepository types;
    private final LookupRepository lookups;

    EditLookups(LookupChanges changes, LookupTypeRepository types, LookupRepository lookups) {
        this.changes = changes;
        this.types = types;
        this.lookups = lookups;
    }

    Uni<Lookup> create(TenantId tenant, Actor actor, LookupRequest request) {
        LookupSettings settings = request.validatedNew();
        return changes.change(tenant, actor, connection -> requireRoom(connection, tenant, request)
                .chain(() -> lookups.put(connection, tenant, request.type(), request.code(), settings))
                .chain(() -> now(connection, tenant, request.type(), request.code()))
                .map(created -> change("lookup.created", null, created)));
    }

    /** Replaces the tenant's own value, or lays one over the system's. */
    Uni<Lookup> replace(
            TenantId tenant, Actor actor, String type, String code, LookupRequest request, Revision revision) {
        return changes.change(tenant, actor, connection -> now(connection, tenant, type, code)
                .invoke(before -> revision.check(before.revision()))
                .call(before -> lookups.put(connection, tenant, type, code, settings(tenant, before, request)))
                .chain(before ->
                        now(connection, tenant, type, code).map(after -> change("lookup.updated", before, after))));
    }

    private static LookupSettings settings(TenantId tenant, Lookup before, LookupRequest request) {
        boolean overrides = before.origin() != Origin.TENANT && !LookupChanges.isSystem(tenant);
        return request.validated(before.type(), overrides);
    }

    /** Takes the tenant's own value away; what the system has shows again. */
    Uni<Void> delete(TenantId tenant, Actor actor, String type, String code, Revision revision) {
        return changes.change(tenant, actor, connection -> now(connection, tenant, type, code)
                        .invoke(before -> revision.check(before.revision()))
                        .call(before -> requireDeletable(connection, tenant, before))
                        .call(() -> lookups.delete(connection, tenant, type, code))
                        .chain(before ->
                                lookups.find(connection, tenant, type, code).map(after -> removed(before, after))))
                .replaceWithVoid();
    }

    private Uni<Lookup> now(SqlConnection connection, TenantId tenant, String type, String code) {
        return lookups.find(connection, tenant, type, code).map(ReadLookups::required);
    }

    private Uni<Void> requireRoom(SqlConnection connection, TenantId tenant, LookupRequest request) {
        return types.find(connection, tenant, request.type())
                .map(ReadLookups::requiredType)
                .invoke(EditLookups::requireExtensible)
                .chain(() -> lookups.find(connection, tenant, request.type(), request.code()))
                .invoke(EditLookups::requireFree)
                .replaceWithVoid();
    }

    private static void requireExtensible(LookupType type) {
        if (!type.extensible()) {
            throw new ProblemException(
                    AdminProblem.LOOKUP_FIXED, "This type has exactly the values that Carillon knows");
        }
    }

    private static void requireFree(Optional<Lookup> present) {
        if (present.isPresent()) {
            throw new ProblemException(AdminProblem.LOOKUP_CODE_TAKEN, "Change the value that is there with PUT");
        }
    }

    private Uni<Void> requireDeletable(SqlConnection connection, TenantId tenant, Lookup before) {
        if (before.origin() == Origin.SYSTEM && !LookupChanges.isSystem(tenant)) {
            throw new ProblemException(
                    AdminProblem.LOOKUP_FIXED, "The value belongs to the system; disable it instead");
        }
        return before.origin() == Origin.OVERRIDE
                ? Uni.createFrom().voidItem()
                : types.find(connection, tenant, before.type())
                        .invoke(type -> type.ifPresent(EditLookups::requireExtensible))
                        .replaceWithVoid();
    }

    private static Change<Lookup> removed(Lookup before, Optional<Lookup> after) {
        return change("lookup.deleted", before, after.orElse(null));
    }

    private static Change<Lookup> change(String action, Lookup before, Lookup after) {
        Lookup either = after == null ? before : after;
        String id = either.type() + "/" + either.code();
        return new Change<>(either, new AuditEntry(action, "lookup", id, before, after));
    }
}
