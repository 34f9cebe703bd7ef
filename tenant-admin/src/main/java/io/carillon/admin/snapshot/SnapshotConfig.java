package io.carillon.admin.snapshot;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large a tenant's snapshot may grow. */
@ConfigMapping(prefix = "carillon.snapshot")
public interface SnapshotConfig {

    /** Largest snapshot; must stay below what Kafka takes as one record. A change that exceeds it is refused. */
    @WithDefault("900K")
    MemorySize maxSize();

    /** How many of a template's newest versions a snapshot holds, besides the published one. */
    @WithDefault("10")
    int versionsPerTemplate();
}
