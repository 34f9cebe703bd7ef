package io.carillon.admin.template;

import io.carillon.admin.AdminProblem;
import io.carillon.admin.IdSource;
import io.carillon.admin.access.Actor;
import io.carillon.admin.audit.AuditEntry;
import io.carillon.admin.http.Revision;
import io.carillon.admin.http.Violations;
import io.carillon.admin.snapshot.Change;
import io.carillon.admin.snapshot.TenantChanges;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Creates, changes and deletes templates; a draft is free to be wrong until it is published. */
@ApplicationScoped
class EditTemplates {
    private final IdSource ids;
    private final TenantChanges changes;
    private final TemplateRepository templates;

    EditTemplates(IdSource ids, TenantChanges changes, TemplateRepository templates) {
        this.ids = ids;
        this.changes = changes;
        this.templates = templates;
    }

    Uni<Template> create(TenantId tenant, Actor actor, TemplateDraft draft) {
        return changes.change(tenant, actor, connection -> templates
                .insert(connection, tenant, ids.next(), draft)
                .map(EditTemplates::untaken)
                .map(created -> new Change<>(created, entry("template.created", null, created))));
    }

    private static Template untaken(Optional<Template> created) {
        return created.orElseThrow(() -> new ProblemException(AdminProblem.CODE_TAKEN, null));
    }

    Uni<Template> replace(TenantId tenant, Actor actor, UUID id, TemplateDraft draft, Revision revision) {
        return changes.change(tenant, actor, connection -> templates
                .find(connection, tenant, id)
                .map(ReadTemplates::required)
                .invoke(before -> checkReplaceable(before, draft, revision))
                .chain(before -> replaceIn(connection, tenant, before, draft)));
    }

    private Uni<Change<Template>> replaceIn(
            SqlConnection connection, TenantId tenant, Template before, TemplateDraft draft) {
        return templates
                .updateDraft(connection, tenant, before.id(), draft)
                .map(ReadTemplates::required)
                .map(after -> new Change<>(after, entry("template.updated", before, after)));
    }

    private static void checkReplaceable(Template before, TemplateDraft draft, Revision revision) {
        revision.check(before.revision());
        Violations violations = new Violations();
        violations.unless(before.draft().code().equals(draft.code()), "/code", "cannot be changed");
        violations.throwIfAny();
    }

    Uni<Template> delete(TenantId tenant, Actor actor, UUID id, Revision revision) {
        return changes.change(tenant, actor, connection -> templates
                .find(connection, tenant, id)
                .map(ReadTemplates::required)
                .invoke(before -> revision.check(before.revision()))
                .call(before -> templates.delete(connection, tenant, id))
                .map(before -> new Change<>(before, entry("template.deleted", before, null))));
    }

    private static AuditEntry entry(String action, Template before, Template after) {
        Template either = after == null ? before : after;
        return new AuditEntry(action, "template", either.id().toString(), view(before), view(after));
    }

    private static TemplateView view(Template template) {
        return template == null ? null : TemplateView.of(template);
    }
}
