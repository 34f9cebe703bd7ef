package io.carillon.gateway.origin;

import io.carillon.events.TenantConfigPublished;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The tenants' allowed origins, and all of them together, which are made anew when a tenant's configuration changes. */
@ApplicationScoped
class AllowedOrigins {
    private final TenantConfigs tenants;
    private volatile Set<String> ofAnyTenant;

    AllowedOrigins(TenantConfigs tenants) {
        this.tenants = tenants;
        tenants.onChange(changed -> ofAnyTenant = null);
    }

    /** Whether some active tenant names this origin: all that can be asked of a request that shows no token. */
    boolean isAnyTenants(String origin) {
        Set<String> known = ofAnyTenant;
        if (known == null) {
            known = tenants.all().stream()
                    .filter(TenantConfigPublished::active)
                    .flatMap(tenant -> origins(tenant).stream())
                    .collect(Collectors.toUnmodifiableSet());
            ofAnyTenant = known;
        }
        return known.contains(origin);
    }

    boolean isOf(Optional<TenantId> tenant, String origin) {
        return tenant.flatMap(tenants::find)
                .filter(known -> origins(known).contains(origin))
                .isPresent();
    }

    private static List<String> origins(TenantConfigPublished tenant) {
        return tenant.allowedOrigins() == null ? List.of() : tenant.allowedOrigins();
    }
}
