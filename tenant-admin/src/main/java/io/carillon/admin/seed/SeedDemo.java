package io.carillon.admin.seed;

import io.carillon.admin.IdSource;
import io.carillon.admin.access.Actor;
import io.carillon.admin.audit.AuditEntry;
import io.carillon.admin.http.PageRequest;
import io.carillon.admin.layout.LayoutRepository;
import io.carillon.admin.provider.ProviderRepository;
import io.carillon.admin.provider.SecretSeal;
import io.carillon.admin.snapshot.Change;
import io.carillon.admin.snapshot.TenantChanges;
import io.carillon.admin.template.PublishTemplate;
import io.carillon.admin.template.TemplateDraft;
import io.carillon.admin.template.TemplateRepository;
import io.carillon.admin.tenant.FoundTenant;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Gives the demo tenants what they lack, each in one change; publishes nothing when they lack nothing. */
@ApplicationScoped
class SeedDemo {
    private static final Actor SEED = Actor.system("demo-seed");
    private static final PageRequest ALL_ACCOUNTS = PageRequest.of(200, null);

    private final SeedConfig config;
    private final TenantChanges changes;
    private final FoundTenant founding;
    private final LayoutRepository layouts;
    private final TemplateRepository templates;
    private final PublishTemplate publish;
    private final ProviderRepository providers;
    private final SecretSeal seal;
    private final IdSource ids;

    SeedDemo(
            SeedConfig config,
            TenantChanges changes,
            FoundTenant founding,
            LayoutRepository layouts,
            TemplateRepository templates,
            PublishTemplate publish,
            ProviderRepository providers,
            SecretSeal seal,
            IdSource ids) {
        this.config = config;
        this.changes = changes;
        this.founding = founding;
        this.layouts = layouts;
        this.templates = templates;
        this.publish = publish;
        this.providers = providers;
        this.seal = seal;
        this.ids = ids;
    }

    Uni<Void> seed() {
        return each(DemoData.tenants(config), this::seedTenant);
    }

    private Uni<Void> seedTenant(SeedTenant wanted) {
        return founding.foundIfMissing(wanted.id(), SEED, wanted.settings())
                .chain(() -> changes.read(wanted.id(), connection -> plan(connection, wanted)))
                .chain(plan -> plan.isEmpty() ? Uni.createFrom().voidItem() : apply(wanted.id(), plan));
    }

    private Uni<SeedPlan> plan(SqlConnection connection, SeedTenant wanted) {
        return layouts.listCodes(connection, wanted.id())
                .chain(codes -> owned(connection, wanted.id(), codes))
                .map(owned -> SeedPlan.of(wanted, owned));
    }

    private Uni<SeedPlan.Owned> owned(SqlConnection connection, TenantId tenant, List<String> layoutCodes) {
        return templates.listCodes(connection, tenant).chain(codes -> providers
                .list(connection, tenant, ALL_ACCOUNTS)
                .map(stored -> new SeedPlan.Owned(layoutCodes, codes, stored)));
    }

    private Uni<Void> apply(TenantId tenant, SeedPlan plan) {
        AuditEntry entry = new AuditEntry("tenant.seeded", "tenant", tenant.toString(), null, plan.summary());
        return changes.change(tenant, SEED, connection -> each(
                                plan.layouts(), layout -> layouts.add(connection, tenant, ids.next(), layout))
                        .chain(() -> each(plan.templates(), draft -> addTemplate(connection, tenant, draft)))
                        .chain(() -> each(plan.newAccounts(), account -> addAccount(connection, tenant, account)))
                        .chain(() -> each(plan.movedAccounts(), move -> moveAccount(connection, tenant, move)))
                        .replaceWith(new Change<>(true, entry)))
                .replaceWithVoid();
    }

    private Uni<Void> addTemplate(SqlConnection connection, TenantId tenant, TemplateDraft draft) {
        return templates
                .insert(connection, tenant, ids.next(), draft)
                .chain(added -> publish.publishIn(connection, tenant, SEED, added.orElseThrow()))
                .replaceWithVoid();
    }

    private Uni<Void> addAccount(SqlConnection connection, TenantId tenant, SeedAccount account) {
        Map<String, String> sealed = seal.seal(tenant, account.id(), Map.of(), account.secrets());
        return providers
                .insert(connection, tenant, account.id(), account.settings(), sealed)
                .replaceWithVoid();
    }

    private Uni<Void> moveAccount(SqlConnection connection, TenantId tenant, SeedPlan.Move move) {
        return providers
                .update(
                        connection,
                        tenant,
                        move.stored().id(),
                        move.wanted().moved(move.stored()),
                        move.stored().sealedSecrets())
                .replaceWithVoid();
    }

    private static <T> Uni<Void> each(List<T> items, Function<T, Uni<?>> step) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(step::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
