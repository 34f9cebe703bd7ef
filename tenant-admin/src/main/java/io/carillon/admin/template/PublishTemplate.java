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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Freezes a draft as the next version and puts it in use. */
@ApplicationScoped
public class PublishTemplate {
    private final TenantChanges changes;
    private final CheckDraft checks;
    private final TemplateRepository templates;
    private final VersionRepository versions;

    PublishTemplate(
            TenantChanges changes, CheckDraft checks, TemplateRepository templates, VersionRepository versions) {
        this.changes = changes;
        this.checks = checks;
        this.templates = templates;
        this.versions = versions;
    }

    /** Checks the draft outside of any transaction; fails with the stale problem when it changes meanwhile. */
    Uni<Publication> publish(TenantId tenant, Actor actor, UUID id, Revision revision) {
        return checks.check(tenant, id, revision).chain(checked -> changes.change(
                        tenant, actor, connection -> publishIn(connection, tenant, actor, checked.template()))
                .map(publication -> publication.withWarnings(checked.warnings())));
    }

    /** Publishes, within a transaction, a template whose draft was checked and compiled. */
    public Uni<Change<Publication>> publishIn(
            SqlConnection connection, TenantId tenant, Actor actor, Template checked) {
        return templates
                .setPublished(connection, tenant, checked.id(), checked.revision())
                .map(PublishTemplate::requireUnchanged)
                .call(() ->
                        checks.requireLayout(connection, tenant, checked.draft().body()))
                .chain(published -> freeze(connection, tenant, actor, checked, published))
                .map(publication -> new Change<>(publication, entry(checked, publication.version())));
    }

    private Uni<Publication> freeze(
            SqlConnection connection, TenantId tenant, Actor actor, Template checked, Template published) {
        return versions.insert(
                        connection,
                        tenant,
                        published.id(),
                        published.lastVersion(),
                        actor.name(),
                        checked.draft().body())
                .map(version -> new Publication(published, version, List.of()));
    }

    private static Template requireUnchanged(Optional<Template> published) {
        return published.orElseThrow(
                () -> new ProblemException(AdminProblem.STALE, "The draft was changed while it was being published"));
    }

    private static AuditEntry entry(Template template, TemplateVersion version) {
        return new AuditEntry(
                "template.published", "template", template.id().toString(), null, VersionView.of(version));
    }
}
