package io.carillon.admin.template;

import io.carillon.admin.AdminProblem;
import io.carillon.admin.http.Revision;
import io.carillon.admin.http.Violations;
import io.carillon.admin.snapshot.TenantChanges;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import io.carillon.rendering.BoundedRendering;
import io.carillon.rendering.TemplateChecks;
import io.carillon.rendering.engine.RenderException;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Finds out, outside of any transaction and off the event loop, whether a draft may be published. */
@ApplicationScoped
class CheckDraft {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TenantChanges changes;
    private final TemplateRepository templates;
    private final SurroundingsRepository surroundings;
    private final TemplateChecks sources;

    CheckDraft(
            TenantChanges changes,
            TemplateRepository templates,
            SurroundingsRepository surroundings,
            TemplateChecks sources) {
        this.changes = changes;
        this.templates = templates;
        this.surroundings = surroundings;
        this.sources = sources;
    }

    /**
     * A draft that may be published.
     *
     * @param template with its MJML compiled
     * @param warnings what the author may want to look at
     */
    record Checked(Template template, List<Violation> warnings) {}

    private record Candidate(Template template, PublicationContext context) {}

    /** Fails with the template-syntax problem when it may not, and with the stale problem when it was changed. */
    Uni<Checked> check(TenantId tenant, UUID id, Revision revision) {
        return changes.read(tenant, connection -> candidate(connection, tenant, id))
                .invoke(candidate -> revision.check(candidate.template().revision()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(this::check);
    }

    private Uni<Candidate> candidate(SqlConnection connection, TenantId tenant, UUID id) {
        return templates
                .find(connection, tenant, id)
                .map(ReadTemplates::required)
                .chain(found -> surroundings.read(connection, tenant).map(context -> new Candidate(found, context)));
    }

    private Checked check(Candidate candidate) {
        Template template = candidate.template();
        PublicationCheck.Passed passed = check(template.draft().body(), candidate.context());
        return new Checked(template.withBody(passed.body()), passed.warnings());
    }

    private PublicationCheck.Passed check(TemplateBody body, PublicationContext context) {
        try {
            return BoundedRendering.within(PATIENCE, () -> PublicationCheck.check(sources, body, context));
        } catch (RenderException tooCostly) {
            throw new ProblemException(AdminProblem.TEMPLATE_SYNTAX, tooCostly.getMessage());
        }
    }

    /** Fails with the template-syntax problem when the layout that {@code body} names is gone meanwhile. */
    Uni<Void> requireLayout(SqlConnection connection, TenantId tenant, TemplateBody body) {
        return body.layout() == null
                ? Uni.createFrom().voidItem()
                : surroundings
                        .read(connection, tenant)
                        .invoke(context -> requireLayout(context, body))
                        .replaceWithVoid();
    }

    private static void requireLayout(PublicationContext context, TemplateBody body) {
        Violations violations = new Violations();
        violations.unless(context.layouts().contains(body.layout()), "/layout", "there is no such layout");
        violations.throwIfAny(AdminProblem.TEMPLATE_SYNTAX);
    }
}
