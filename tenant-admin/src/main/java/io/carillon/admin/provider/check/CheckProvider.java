package io.carillon.admin.provider.check;

import io.carillon.admin.AdminProblem;
import io.carillon.admin.provider.Provider;
import io.carillon.admin.provider.ProviderConfig;
import io.carillon.admin.provider.ProviderRepository;
import io.carillon.admin.provider.ProviderType;
import io.carillon.admin.snapshot.TenantChanges;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.SecretSealer;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/** Checks an account with its own settings and secrets. */
@ApplicationScoped
class CheckProvider {
    private final TenantChanges changes;
    private final ProviderRepository providers;
    private final SecretSealer sealer;
    private final List<ProviderCheck> checks;
    private final Clock clock;
    private final Duration timeout;

    CheckProvider(
            TenantChanges changes,
            ProviderRepository providers,
            SecretSealer sealer,
            @All List<ProviderCheck> checks,
            Clock clock,
            ProviderConfig config) {
        this.changes = changes;
        this.providers = providers;
        this.sealer = sealer;
        this.checks = checks;
        this.clock = clock;
        this.timeout = config.testTimeout();
    }

    /** What is wrong at the provider is part of the answer; only an unknown account fails. */
    Uni<CheckView> check(TenantId tenant, UUID id) {
        return changes.read(tenant, connection -> providers.find(connection, tenant, id))
                .map(CheckProvider::required)
                .chain(provider -> check(tenant, provider, clock.instant()));
    }

    private Uni<CheckView> check(TenantId tenant, Provider provider, Instant began) {
        return opened(tenant, provider)
                .map(account -> bounded(account))
                .orElseGet(() -> Uni.createFrom().item(List.of(unopened())))
                .map(steps -> CheckView.of(steps, began, clock.instant()));
    }

    private Uni<List<CheckStep>> bounded(OpenedAccount account) {
        return of(account.type())
                .check(account)
                .ifNoItem()
                .after(timeout)
                .recoverWithItem(() -> List.of(
                        Faults.step(new TimeoutException(), account.type().label())));
    }

    private ProviderCheck of(ProviderType type) {
        return checks.stream().filter(check -> check.type() == type).findFirst().orElseThrow();
    }

    private static CheckStep unopened() {
        return CheckStep.wrong("secrets", "the stored secrets do not open here: rotate the account's secrets");
    }

    private Optional<OpenedAccount> opened(TenantId tenant, Provider provider) {
        Map<String, String> opened = new HashMap<>();
        try {
            provider.sealedSecrets()
                    .forEach((name, box) ->
                            opened.put(name, sealer.open(tenant, provider.id().toString(), name, box)));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
        return Optional.of(new OpenedAccount(
                provider.settings().type(), provider.settings().settings(), Map.copyOf(opened)));
    }

    private static Provider required(Optional<Provider> found) {
        return found.orElseThrow(() -> new ProblemException(AdminProblem.PROVIDER_NOT_FOUND, null));
    }
}
