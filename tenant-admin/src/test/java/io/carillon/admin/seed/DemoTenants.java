package io.carillon.admin.seed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Puts the demo tenants in place for tests of other features. */
@ApplicationScoped
public class DemoTenants {
    private final SeedDemo seed;

    DemoTenants(SeedDemo seed) {
        this.seed = seed;
    }

    public void seed() {
        seed.seed().await().atMost(Duration.ofSeconds(20));
    }
}
