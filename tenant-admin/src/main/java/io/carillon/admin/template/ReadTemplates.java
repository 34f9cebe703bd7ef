package io.carillon.admin.template;

import io.carillon.admin.AdminProblem;
import io.carillon.admin.http.Page;
import io.carillon.admin.http.PageRequest;
import io.carillon.admin.snapshot.TenantChanges;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows a tenant's templates. */
@ApplicationScoped
public class ReadTemplates {
    private final TenantChanges changes;
    private final TemplateRepository templates;
    private final VersionRepository versions;

    ReadTemplates(TenantChanges changes, TemplateRepository templates, VersionRepository versions) {
        this.changes = changes;
        this.templates = templates;
        this.versions = versions;
    }

    Uni<Template> get(TenantId tenant, UUID id) {
        return changes.read(tenant, connection -> templates.find(connection, tenant, id))
                .map(ReadTemplates::required);
    }

    Uni<Page<Template>> list(TenantId tenant, PageRequest page, String category, String search) {
        return changes.read(tenant, connection -> templates.list(connection, tenant, page, category, search))
                .map(read -> Page.of(page, read, template -> template.id().toString()));
    }

    Uni<Page<VersionSummary>> listVersions(TenantId tenant, UUID id, PageRequest page) {
        return changes.read(tenant, connection -> listVersionsIn(connection, tenant, id, page))
                .map(read -> Page.of(page, read, version -> Integer.toString(version.version())));
    }

    private Uni<List<VersionSummary>> listVersionsIn(
            SqlConnection connection, TenantId tenant, UUID id, PageRequest page) {
        return templates
                .find(connection, tenant, id)
                .map(ReadTemplates::required)
                .chain(found -> versions.list(connection, tenant, id, page.beforeNumber(), page.rows()));
    }

    Uni<TemplateVersion> getVersion(TenantId tenant, UUID id, int version) {
        return changes.read(tenant, connection -> getIn(connection, tenant, id)
                .chain(() -> getVersionIn(connection, tenant, id, version)));
    }

    /** A template, within a transaction; fails with the template-not-found problem. */
    public Uni<Template> getIn(SqlConnection connection, TenantId tenant, UUID id) {
        return templates.find(connection, tenant, id).map(ReadTemplates::required);
    }

    /** A version, within a transaction; fails with the version-not-found problem. */
    public Uni<TemplateVersion> getVersionIn(SqlConnection connection, TenantId tenant, UUID id, int version) {
        return versions.find(connection, tenant, id, version).map(RollBackTemplate::required);
    }

    static Template required(Optional<Template> found) {
        return found.orElseThrow(() -> new ProblemException(AdminProblem.TEMPLATE_NOT_FOUND, null));
    }
}
