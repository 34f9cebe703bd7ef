package io.carillon.admin.provider;

import io.carillon.admin.AdminProblem;
import io.carillon.admin.IdSource;
import io.carillon.admin.access.Actor;
import io.carillon.admin.audit.AuditEntry;
import io.carillon.admin.http.Revision;
import io.carillon.admin.http.Violations;
import io.carillon.admin.snapshot.Change;
import io.carillon.admin.snapshot.TenantChanges;
import io.carillon.outbound.OutboundGuard;
import io.carillon.outbound.OutboundRules;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Creates, changes and deletes provider accounts. */
@ApplicationScoped
class EditProviders {
    private final IdSource ids;
    private final TenantChanges changes;
    private final ProviderRepository providers;
    private final SecretSeal seal;
    private final OutboundRules rules;

    EditProviders(
            IdSource ids, TenantChanges changes, ProviderRepository providers, SecretSeal seal, OutboundGuard guard) {
        this.ids = ids;
        this.changes = changes;
        this.providers = providers;
        this.seal = seal;
        this.rules = guard.rules();
    }

    Uni<Provider> create(TenantId tenant, Actor actor, ProviderRequest request) {
        UUID id = ids.next();
        ProviderSettings settings = request.validated(Set.of(), rules);
        Map<String, String> sealed = seal.seal(tenant, id, Map.of(), request.secrets());
        return changes.change(tenant, actor, connection -> providers
                .insert(connection, tenant, id, settings, sealed)
                .map(created -> new Change<>(created, entry("provider.created", request.secrets(), null, created))));
    }

    Uni<Provider> replace(TenantId tenant, Actor actor, UUID id, ProviderRequest request, Revision revision) {
        return changes.change(tenant, actor, connection -> providers
                .find(connection, tenant, id)
                .map(ReadProviders::required)
                .invoke(before -> revision.check(before.revision()))
                .chain(before -> replaceIn(connection, tenant, before, request)));
    }

    private Uni<Change<Provider>> replaceIn(
            SqlConnection connection, TenantId tenant, Provider before, ProviderRequest request) {
        ProviderSettings settings = request.validated(before.sealedSecrets().keySet(), rules);
        requireSameType(before, settings);
        Map<String, String> sealed = seal.seal(tenant, before.id(), before.sealedSecrets(), request.secrets());
        return providers
                .update(connection, tenant, before.id(), settings, sealed)
                .map(after -> new Change<>(after, entry("provider.updated", request.secrets(), before, after)));
    }

    private static void requireSameType(Provider before, ProviderSettings settings) {
        Violations violations = new Violations();
        violations.unless(before.settings().type() == settings.type(), "/type", "cannot be changed");
        violations.throwIfAny(AdminProblem.PROVIDER_INVALID);
    }

    /** Puts new secrets in the place of old ones at once; everything else of the account stays. */
    Uni<Provider> rotate(TenantId tenant, Actor actor, UUID id, SecretsRequest request, Revision revision) {
        return changes.change(tenant, actor, connection -> providers
                .find(connection, tenant, id)
                .map(ReadProviders::required)
                .invoke(before -> revision.check(before.revision()))
                .invoke(before -> request.validFor(before, rules))
                .chain(before -> rotateIn(connection, tenant, before, request.secrets())));
    }

    private Uni<Change<Provider>> rotateIn(
            SqlConnection connection, TenantId tenant, Provider before, Map<String, String> secrets) {
        Map<String, String> sealed = seal.seal(tenant, before.id(), before.sealedSecrets(), secrets);
        return providers
                .update(connection, tenant, before.id(), before.settings(), sealed)
                .map(after -> new Change<>(after, entry("provider.secrets-rotated", secrets, before, after)));
    }

    Uni<Provider> delete(TenantId tenant, Actor actor, UUID id, Revision revision) {
        return changes.change(tenant, actor, connection -> providers
                .find(connection, tenant, id)
                .map(ReadProviders::required)
                .invoke(before -> revision.check(before.revision()))
                .call(before -> providers.delete(connection, tenant, id))
                .map(before -> new Change<>(before, deleted(before))));
    }

    private static AuditEntry deleted(Provider before) {
        return new AuditEntry("provider.deleted", "provider", before.id().toString(), ProviderView.of(before), null);
    }

    private static AuditEntry entry(String action, Map<String, String> secrets, Provider before, Provider after) {
        ProviderView was = before == null ? null : ProviderView.of(before);
        AuditedProvider is = new AuditedProvider(ProviderView.of(after), secrets.keySet());
        return new AuditEntry(action, "provider", after.id().toString(), was, is);
    }
}
