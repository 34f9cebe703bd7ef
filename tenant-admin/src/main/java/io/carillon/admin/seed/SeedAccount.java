package io.carillon.admin.seed;

import io.carillon.admin.provider.Provider;
import io.carillon.admin.provider.ProviderSettings;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** A provider account to seed. */
record SeedAccount(UUID id, ProviderSettings settings, Map<String, String> secrets) {
    private static final Set<String> ADDRESSES = Set.of("baseUrl", "host", "port");

    /** What the stored account shall become: as somebody left it, but at today's addresses. */
    ProviderSettings moved(Provider stored) {
        ProviderSettings old = stored.settings();
        Map<String, String> merged = new TreeMap<>(old.settings());
        settings.settings().entrySet().stream()
                .filter(setting -> ADDRESSES.contains(setting.getKey()))
                .forEach(setting -> merged.put(setting.getKey(), setting.getValue()));
        return new ProviderSettings(old.type(), old.name(), old.enabled(), old.order(), old.weight(), merged);
    }
}
