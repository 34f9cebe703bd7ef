package io.carillon.admin.provider;

import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.SecretSealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Seals an account's secrets, so that only the dispatcher can read them. */
@ApplicationScoped
public class SecretSeal {
    private final SecretSealer sealer;

    SecretSeal(SecretSealer sealer) {
        this.sealer = sealer;
    }

    /** The key that sealed a secret. */
    static String keyId(String sealed) {
        return SecretSealer.keyId(sealed);
    }

    /** {@code kept} with every secret of {@code plain} sealed and put in its place; null takes one away. */
    public Map<String, String> seal(
            TenantId tenant, UUID account, Map<String, String> kept, Map<String, String> plain) {
        Map<String, String> sealed = new TreeMap<>(kept);
        plain.forEach((name, secret) -> {
            if (secret == null) {
                sealed.remove(name);
            } else {
                sealed.put(name, sealer.seal(tenant, account.toString(), name, secret));
            }
        });
        return sealed;
    }
}
