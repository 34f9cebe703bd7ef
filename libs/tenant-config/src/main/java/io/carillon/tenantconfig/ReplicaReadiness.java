package io.carillon.tenantconfig;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before the configuration replica is complete. */
@Readiness
@ApplicationScoped
class ReplicaReadiness implements HealthCheck {
    private final TenantConfigs configs;

    ReplicaReadiness(TenantConfigs configs) {
        this.configs = configs;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("configuration-replica")
                .status(configs.isComplete())
                .withData("tenants", configs.size())
                .build();
    }
}
