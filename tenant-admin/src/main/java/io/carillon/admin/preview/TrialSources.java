package io.carillon.admin.preview;

import io.carillon.admin.snapshot.TenantChanges;
import io.carillon.admin.template.ReadTemplates;
import io.carillon.admin.template.Surroundings;
import io.carillon.admin.template.SurroundingsRepository;
import io.carillon.admin.template.Template;
import io.carillon.admin.template.TemplateBody;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Finds what is to be tried: a draft or a version, and what the tenant adds to it. */
@ApplicationScoped
class TrialSources {
    private final TenantChanges changes;
    private final ReadTemplates templates;
    private final SurroundingsRepository surroundings;

    TrialSources(TenantChanges changes, ReadTemplates templates, SurroundingsRepository surroundings) {
        this.changes = changes;
        this.templates = templates;
        this.surroundings = surroundings;
    }

    /**
     * What is to be tried.
     *
     * @param code the template's; empty when it was never saved
     */
    record Found(Optional<String> code, TemplateBody body, Surroundings around) {}

    /** Fails with the template-not-found or version-not-found problem. */
    Uni<Found> find(TenantId tenant, UUID id, Integer version) {
        return changes.read(
                tenant, connection -> templates.getIn(connection, tenant, id).chain(template -> body(
                                connection, tenant, template, version)
                        .chain(body -> around(
                                connection, tenant, Optional.of(template.draft().code()), body))));
    }

    Uni<Found> of(TenantId tenant, TemplateBody body) {
        return changes.read(tenant, connection -> around(connection, tenant, Optional.empty(), body));
    }

    private Uni<TemplateBody> body(SqlConnection connection, TenantId tenant, Template template, Integer version) {
        return version == null
                ? Uni.createFrom().item(template.draft().body())
                : templates
                        .getVersionIn(connection, tenant, template.id(), version)
                        .map(found -> found.body());
    }

    private Uni<Found> around(SqlConnection connection, TenantId tenant, Optional<String> code, TemplateBody body) {
        return surroundings.readFor(connection, tenant, body.layout()).map(around -> new Found(code, body, around));
    }
}
