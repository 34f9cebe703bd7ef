package io.carillon.dispatcher.provider;

import io.carillon.events.Channel;
import io.carillon.events.TenantConfigPublished;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.SecretSealer;
import io.carillon.tenantconfig.TenantConfigs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Every tenant's usable provider accounts, their secrets opened once per snapshot version; of a sandboxed tenant the
 * simulators instead of its own. Thread-safe.
 */
@ApplicationScoped
public class ProviderAccounts {
    private static final Logger LOG = Logger.getLogger(ProviderAccounts.class);

    private final Map<TenantId, Opened> opened = new ConcurrentHashMap<>();
    private final TenantConfigs configs;
    private final SecretSealer sealer;
    private final SandboxAccounts sandbox;

    private record Opened(long version, List<ProviderAccount> accounts) {}

    ProviderAccounts(TenantConfigs configs, SecretSealer sealer, SandboxAccounts sandbox) {
        this.configs = configs;
        this.sealer = sealer;
        this.sandbox = sandbox;
    }

    /** The tenant's enabled accounts; empty when it has none or is unknown. */
    public List<ProviderAccount> list(TenantId tenant) {
        return configs.find(tenant).map(config -> current(tenant, config)).orElse(List.of());
    }

    /** The tenant's enabled accounts on a channel. */
    public List<ProviderAccount> list(TenantId tenant, Channel channel) {
        return list(tenant).stream()
                .filter(account -> account.channel() == channel)
                .toList();
    }

    /** The tenant's enabled account with this id. */
    public Optional<ProviderAccount> find(TenantId tenant, String id) {
        return list(tenant).stream().filter(account -> account.id().equals(id)).findFirst();
    }

    /** The tenant's configuration; empty when it has not arrived. */
    Optional<TenantConfigPublished> configOf(TenantId tenant) {
        return configs.find(tenant);
    }

    /** Calls {@code listener} with a tenant and its usable accounts whenever its configuration changed. */
    public void onChange(BiConsumer<TenantId, Set<ProviderAccount>> listener) {
        configs.onChange(config -> tell(TenantId.of(config.tenantId()), config, listener));
    }

    private void tell(
            TenantId tenant, TenantConfigPublished config, BiConsumer<TenantId, Set<ProviderAccount>> listener) {
        listener.accept(tenant, Set.copyOf(current(tenant, config)));
    }

    private List<ProviderAccount> current(TenantId tenant, TenantConfigPublished config) {
        Opened cached = opened.get(tenant);
        if (cached != null && cached.version() == config.version()) {
            return cached.accounts();
        }
        List<ProviderAccount> accounts = open(tenant, config);
        opened.put(tenant, new Opened(config.version(), accounts));
        return accounts;
    }

    private List<ProviderAccount> open(TenantId tenant, TenantConfigPublished config) {
        return config.sandbox() ? sandbox.of(tenant) : own(tenant, config);
    }

    private List<ProviderAccount> own(TenantId tenant, TenantConfigPublished config) {
        return config.providerAccounts() == null
                ? List.of()
                : config.providerAccounts().stream()
                        .filter(TenantConfigPublished.ProviderAccount::enabled)
                        .map(account -> open(tenant, account))
                        .distinct()
                        .collect(Collectors.toUnmodifiableList());
    }

    private ProviderAccount open(TenantId tenant, TenantConfigPublished.ProviderAccount account) {
        return new ProviderAccount(
                tenant,
                account.id(),
                account.channel(),
                account.type(),
                account.order(),
                account.weight(),
                account.settings() == null ? Map.of() : Map.copyOf(account.settings()),
                secrets(tenant, account));
    }

    private Map<String, String> secrets(TenantId tenant, TenantConfigPublished.ProviderAccount account) {
        Map<String, String> secrets = new HashMap<>();
        Map<String, String> sealed = account.sealedSecrets() == null ? Map.of() : account.sealedSecrets();
        sealed.forEach((name, box) -> open(tenant, account.id(), name, box, secrets));
        return Map.copyOf(secrets);
    }

    private void open(TenantId tenant, String account, String name, String box, Map<String, String> secrets) {
        try {
            secrets.put(name, sealer.open(tenant, account, name, box));
        } catch (IllegalArgumentException refused) {
            LOG.errorf("secret %s does not open: tenant=%s account=%s", name, tenant, account);
        }
    }
}
