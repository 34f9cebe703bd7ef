package io.carillon.dispatcher.receipt;

import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.ProviderAccounts;
import io.carillon.events.TenantConfigPublished;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds an account, and so its tenant, by the account's id alone. Thread-safe. */
@Startup
@ApplicationScoped
class CallbackAccounts {
    /** Only grows: what is gone from a snapshot is not found in the tenant's accounts any more. */
    private final Map<String, TenantId> tenants = new ConcurrentHashMap<>();

    private final TenantConfigs configs;
    private final ProviderAccounts accounts;

    CallbackAccounts(TenantConfigs configs, ProviderAccounts accounts) {
        this.configs = configs;
        this.accounts = accounts;
        configs.onChange(this::learn);
        configs.all().forEach(this::learn);
    }

    /** Whether an account that is not found does not exist. */
    boolean isComplete() {
        return configs.isComplete();
    }

    /** The account with this id, enabled or not, if it is of this type. */
    Optional<ProviderAccount> find(String type, String id) {
        return Optional.ofNullable(tenants.get(id)).map(accounts::listReporting).orElse(List.of()).stream()
                .filter(account -> account.id().equals(id) && account.type().equals(type))
                .findFirst();
    }

    private void learn(TenantConfigPublished config) {
        TenantId tenant = TenantId.of(config.tenantId());
        accounts.listReporting(tenant).forEach(account -> tenants.put(account.id(), tenant));
    }
}
