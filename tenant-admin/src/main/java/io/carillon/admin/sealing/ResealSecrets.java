package io.carillon.admin.sealing;

import io.carillon.admin.access.Actor;
import io.carillon.admin.audit.AuditEntry;
import io.carillon.admin.http.Page;
import io.carillon.admin.http.PageRequest;
import io.carillon.admin.snapshot.Change;
import io.carillon.admin.snapshot.TenantChanges;
import io.carillon.admin.tenant.ReadTenants;
import io.carillon.admin.tenant.Tenant;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.SecretSealer;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Seals every secret with the first configured key. What is sealed with it already is left alone, so a pass that was
 * broken off is simply begun again. Each tenant is one change: committed with its snapshot and audit row, or not at all.
 */
@ApplicationScoped
class ResealSecrets {
    private final SecretSealer sealer;
    private final ReadTenants tenants;
    private final TenantChanges changes;
    private final List<SealedSecrets> owners;

    ResealSecrets(SecretSealer sealer, ReadTenants tenants, TenantChanges changes, @All List<SealedSecrets> owners) {
        this.sealer = sealer;
        this.tenants = tenants;
        this.changes = changes;
        this.owners = owners;
    }

    /** One page of tenants; the report's cursor leads to the next. */
    Uni<ResealReport> reseal(Actor actor, PageRequest page) {
        return tenants.list(page).chain(read -> resealAll(actor, read));
    }

    private Uni<ResealReport> resealAll(Actor actor, Page<Tenant> page) {
        return sum(page.data(), tenant -> resealTenant(actor, tenant.id()))
                .map(report -> report.upTo(page.nextCursor()));
    }

    private Uni<ResealReport> resealTenant(Actor actor, TenantId tenant) {
        return changes.read(tenant, connection -> sum(owners, owner -> preview(connection, tenant, owner)))
                .chain(found -> found.resealed() == 0 ? Uni.createFrom().item(found) : change(actor, tenant))
                .map(ResealReport::ofOneTenant)
                .onFailure(ProblemException.class)
                .recoverWithItem(
                        refused -> ResealReport.failed(sealer.currentKeyId(), tenant.toString(), refused.getMessage()));
    }

    private Uni<ResealReport> preview(SqlConnection connection, TenantId tenant, SealedSecrets owner) {
        return resealing(connection, tenant, owner).map(done -> done.report(tenant, sealer.currentKeyId()));
    }

    private Uni<ResealReport> change(Actor actor, TenantId tenant) {
        return changes.change(tenant, actor, connection -> sum(owners, owner -> replace(connection, tenant, owner))
                .map(report -> new Change<>(report, entry(tenant, report))));
    }

    private Uni<ResealReport> replace(SqlConnection connection, TenantId tenant, SealedSecrets owner) {
        return resealing(connection, tenant, owner)
                .call(done -> owner.replace(connection, tenant, done.resealed()))
                .map(done -> done.report(tenant, sealer.currentKeyId()));
    }

    private Uni<Resealing> resealing(SqlConnection connection, TenantId tenant, SealedSecrets owner) {
        return owner.list(connection, tenant).map(secrets -> Resealing.of(tenant, secrets, sealer));
    }

    private AuditEntry entry(TenantId tenant, ResealReport report) {
        Map<String, Object> after = Map.of("keyId", report.keyId(), "resealed", report.resealed());
        return new AuditEntry("secrets.resealed", "tenant", tenant.toString(), null, after);
    }

    /** One after the other: inside a transaction there is one connection, and re-sealing is in no hurry. */
    private <T> Uni<ResealReport> sum(List<T> items, Function<T, Uni<ResealReport>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .in(() -> new ResealReport[] {ResealReport.none(sealer.currentKeyId())}, ResealSecrets::add)
                .map(sum -> sum[0]);
    }

    private static void add(ResealReport[] sum, ResealReport more) {
        sum[0] = sum[0].plus(more);
    }
}
