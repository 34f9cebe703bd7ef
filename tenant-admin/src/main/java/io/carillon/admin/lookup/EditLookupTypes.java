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

/** Creates, changes and deletes types of lookups. */
@ApplicationScoped
class EditLookupTypes {
    private final LookupChanges changes;
    private final LookupTypeRepository types;

    EditLookupTypes(LookupChanges changes, LookupTypeRepository types) {
        this.changes = changes;
        this.types = types;
    }

    Uni<LookupType> create(TenantId tenant, Actor actor, LookupTypeRequest request) {
        return changes.change(tenant, actor, connection -> types.find(connection, tenant, request.code())
                .invoke(EditLookupTypes::requireFree)
                .chain(() -> types.insert(connection, tenant, request))
                .map(created -> change("lookup-type.created", null, created)));
    }

    Uni<LookupType> replace(TenantId tenant, Actor actor, String code, LookupTypeRequest request, Revision revision) {
        return changes.change(tenant, actor, connection -> own(connection, tenant, code, revision)
                .chain(before -> types.update(connection, tenant, code, request)
                        .map(after -> change("lookup-type.updated", before, after))));
    }

    Uni<Void> delete(TenantId tenant, Actor actor, String code, Revision revision) {
        return changes.change(tenant, actor, connection -> own(connection, tenant, code, revision)
                        .invoke(EditLookupTypes::requireNotOfTheSystem)
                        .call(() -> types.delete(connection, tenant, code))
                        .map(before -> change("lookup-type.deleted", before, null)))
                .replaceWithVoid();
    }

    private Uni<LookupType> own(SqlConnection connection, TenantId tenant, String code, Revision revision) {
        return types.find(connection, tenant, code)
                .map(ReadLookups::requiredType)
                .invoke(before -> requireOwn(before, tenant))
                .invoke(before -> revision.check(before.revision()));
    }

    private static void requireFree(Optional<LookupType> present) {
        if (present.isPresent()) {
            throw new ProblemException(AdminProblem.LOOKUP_CODE_TAKEN, null);
        }
    }

    private static void requireOwn(LookupType type, TenantId tenant) {
        if (type.origin() == Origin.SYSTEM && !LookupChanges.isSystem(tenant)) {
            throw new ProblemException(AdminProblem.LOOKUP_FIXED, "The type belongs to the system");
        }
    }

    private static void requireNotOfTheSystem(LookupType type) {
        if (type.origin() == Origin.SYSTEM) {
            throw new ProblemException(AdminProblem.LOOKUP_FIXED, "Types of the system cannot be deleted");
        }
    }

    private static Change<LookupType> change(String action, LookupType before, LookupType after) {
        LookupType either = after == null ? before : after;
        return new Change<>(either, new AuditEntry(action, "lookup-type", either.code(), before, after));
    }
}
