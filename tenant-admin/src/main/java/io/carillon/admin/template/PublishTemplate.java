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
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Freezes a draft as the next version and puts it in use. */
@ApplicationScoped
public class PublishTemplate {
    private final TenantChanges changes;
    private final ReadTemplates read;
    private final TemplateRepository templates;
    private final VersionRepository versions;

    PublishTemplate(
            TenantChanges changes, ReadTemplates read, TemplateRepository templates, VersionRepository versions) {
        this.changes = changes;
        this.read = read;
        this.templates = templates;
        this.versions = versions;
    }

    /** Checks the draft outside of any transaction; fails with the stale problem when it changes meanwhile. */
    Uni<TemplateVersion> publish(TenantId tenant, Actor actor, UUID id, Revision revision) {
        return read.get(tenant, id)
                .invoke(template -> revision.check(template.revision()))
                .call(template -> checkOffTheEventLoop(template.draft()))
                .chain(template ->
                        changes.change(tenant, actor, connection -> publishIn(connection, tenant, actor, template)));
    }

    /** Publishes a checked draft within a transaction. */
    public Uni<Change<TemplateVersion>> publishIn(
            SqlConnection connection, TenantId tenant, Actor actor, Template template) {
        return templates
                .setPublished(connection, tenant, template.id(), template.revision())
                .invoke(PublishTemplate::requireUnchanged)
                .chain(() -> versions.insert(connection, tenant, template.id(), actor.name()))
                .map(version -> new Change<>(version, entry(template, version)));
    }

    private static Uni<Void> checkOffTheEventLoop(TemplateDraft draft) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> PublicationCheck.check(draft));
    }

    private static void requireUnchanged(Optional<Template> published) {
        if (published.isEmpty()) {
            throw new ProblemException(AdminProblem.STALE, "The draft was changed while it was being published");
        }
    }

    private static AuditEntry entry(Template template, TemplateVersion version) {
        return new AuditEntry("template.published", "template", template.id().toString(), null, version);
    }
}
