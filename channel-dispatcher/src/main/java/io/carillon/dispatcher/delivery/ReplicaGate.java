package io.carillon.dispatcher.delivery;

import io.carillon.tenantconfig.TenantConfigs;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Holds polls back until every tenant's configuration is known, so that no start mistakes a tenant for one without route. */
@ApplicationScoped
class ReplicaGate {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final TenantConfigs configs;

    ReplicaGate(TenantConfigs configs) {
        this.configs = configs;
    }

    Uni<Void> open() {
        return configs.isComplete()
                ? Uni.createFrom().voidItem()
                : Multi.createFrom()
                        .ticks()
                        .every(LOOK_EVERY)
                        .onOverflow()
                        .drop()
                        .filter(tick -> configs.isComplete())
                        .toUni()
                        .replaceWithVoid();
    }
}
