package io.carillon.admin.template;

import io.carillon.admin.AdminProblem;
import io.carillon.admin.access.Actor;
import io.carillon.admin.audit.AuditEntry;
import io.carillon.admin.http.Revision;
import io.carillon.admin.snapshot.Change;
import io.carillon.admin.snapshot.TenantChanges;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Puts an older version in use again; the draft and all versions stay as they are. */
@ApplicationScoped
class RollBackTemplate {
    private final TenantChanges changes;
    private final CheckDraft checks;
    private final TemplateRepository templates;
    private final VersionRepository versions;

    RollBackTemplate(
            TenantChanges changes, CheckDraft checks, TemplateRepository templates, VersionRepository versions) {
        this.changes = changes;
        this.checks = checks;
        this.templates = templates;
        this.versions = versions;
    }

    /** Fails with the version-not-found problem, and with template-syntax when the version's layout is gone. */
    Uni<Template> rollBack(TenantId tenant, Actor actor, UUID id, int version, Revision revision) {
        return changes.change(tenant, actor, connection -> templates
                .find(connection, tenant, id)
                .map(ReadTemplates::required)
                .invoke(before -> revision.check(before.revision()))
                .call(() -> requireUsable(connection, tenant, id, version))
                .chain(before -> use(connection, tenant, before, version)));
    }

    private Uni<Void> requireUsable(SqlConnection connection, TenantId tenant, UUID id, int version) {
        return versions.find(connection, tenant, id, version)
                .map(RollBackTemplate::required)
                .chain(found -> checks.requireLayout(connection, tenant, found.body()));
    }

    private Uni<Change<Template>> use(SqlConnection connection, TenantId tenant, Template before, int version) {
        return templates
                .useVersion(connection, tenant, before.id(), version)
                .map(ReadTemplates::required)
                .map(after -> new Change<>(after, entry(before, after)));
    }

    static TemplateVersion required(Optional<TemplateVersion> found) {
        return found.orElseThrow(() -> new ProblemException(AdminProblem.VERSION_NOT_FOUND, null));
    }

    private static AuditEntry entry(Template before, Template after) {
        return new AuditEntry("template.rolled-back", "template", after.id().toString(), inUse(before), inUse(after));
    }

    private static Map<String, Object> inUse(Template template) {
        return template.published()
                .map(version -> Map.<String, Object>of("code", template.draft().code(), "publishedVersion", version))
                .orElseGet(Map::of);
    }
}
