package io.carillon.admin.lookup;

import io.carillon.admin.AdminProblem;
import io.carillon.admin.http.Page;
import io.carillon.admin.http.PageRequest;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Shows types and values as they hold for a tenant. */
@ApplicationScoped
class ReadLookups {
    private final LookupChanges changes;
    private final LookupTypeRepository types;
    private final LookupRepository lookups;

    ReadLookups(LookupChanges changes, LookupTypeRepository types, LookupRepository lookups) {
        this.changes = changes;
        this.types = types;
        this.lookups = lookups;
    }

    Uni<LookupType> getType(TenantId tenant, String code) {
        return changes.read(tenant, connection -> types.find(connection, tenant, code))
                .map(ReadLookups::requiredType);
    }

    Uni<Page<LookupType>> listTypes(TenantId tenant, PageRequest page) {
        return changes.read(tenant, connection -> types.list(connection, tenant, page))
                .map(read -> Page.of(page, read, LookupType::code));
    }

    Uni<Lookup> get(TenantId tenant, String type, String code) {
        return changes.read(tenant, connection -> lookups.find(connection, tenant, type, code))
                .map(ReadLookups::required);
    }

    Uni<Page<Lookup>> list(TenantId tenant, LookupSearch search) {
        return changes.read(tenant, connection -> lookups.list(connection, tenant, search))
                .map(read -> Page.of(search.page(), read, LookupSearch.Key::of));
    }

    static LookupType requiredType(Optional<LookupType> found) {
        return found.orElseThrow(() -> new ProblemException(AdminProblem.LOOKUP_TYPE_NOT_FOUND, null));
    }

    static Lookup required(Optional<Lookup> found) {
        return found.orElseThrow(() -> new ProblemException(AdminProblem.LOOKUP_NOT_FOUND, null));
    }
}
