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
import java.util.function.Predicate;
import java.util.stream.Stream;
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

    /** Accounts that may be called, and those that may report. */
    private record Opened(long version, List<ProviderAccount> usable, List<ProviderAccount> reporting) {}

    ProviderAccounts(TenantConfigs configs, SecretSealer sealer, SandboxAccounts sandbox) {
        this.configs = configs;
        this.sealer = sealer;
        this.sandbox = sandbox;
    }

    /** The tenant's enabled accounts; empty when it has none or is unknown. */
    public List<ProviderAccount> list(TenantId tenant) {
        return configs.find(tenant)
                .map(config -> current(tenant, config).usable())
                .orElse(List.of());
    }

    /** The tenant's enabled accounts on a channel. */
    public List<ProviderAccount> list(TenantId tenant, Channel channel) {
        return list(tenant).stream()
                .filter(account -> account.channel() == channel)
                .toList();
    }

    /**
     * The accounts whose reports count: the enabled ones, and those that are called no more since they are disabled or the
     * tenant is sandboxed. What was sent through them before is still reported on.
     */
    public List<ProviderAccount> listReporting(TenantId tenant) {
        return configs.find(tenant)
                .map(config -> current(tenant, config).reporting())
                .orElse(List.of());
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
        listener.accept(tenant, Set.copyOf(current(tenant, config).usable()));
    }

    private Opened current(TenantId tenant, TenantConfigPublished config) {
        Opened cached = opened.get(tenant);
        if (cached != null && cached.version() == config.version()) {
            return cached;
        }
        Opened fresh = open(tenant, config);
        opened.put(tenant, fresh);
        return fresh;
    }

    private Opened open(TenantId tenant, TenantConfigPublished config) {
        List<ProviderAccount> enabled = own(tenant, config, TenantConfigPublished.ProviderAccount::enabled);
        List<ProviderAccount> disabled = own(tenant, config, account -> !account.enabled());
        List<ProviderAccount> usable = config.sandbox() ? sandbox.of(tenant) : enabled;
        List<ProviderAccount> reporting = Stream.of(usable, enabled, disabled)
                .flatMap(List::stream)
                .distinct()
                .toList();
        return new Opened(config.version(), usable, reporting);
    }

    private List<ProviderAccount> own(
            TenantId tenant, TenantConfigPublished config, Predicate<TenantConfigPublished.ProviderAccount> which) {
        return config.providerAccounts() == null
                ? List.of()
                : config.providerAccounts().stream()
                        .filter(which)
                        .map(account -> open(tenant, account))
                        .distinct()
                        .toList();
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
