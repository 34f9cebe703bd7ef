package io.carillon.admin.seed;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Seeds once the database answers, trying until it has succeeded; the service is not ready before. */
@Readiness
@ApplicationScoped
class SeedAtStart implements HealthCheck, Scheduled.SkipPredicate {
    private final SeedConfig config;
    private final SeedDemo seed;
    private volatile boolean done;

    SeedAtStart(SeedConfig config, SeedDemo seed) {
        this.config = config;
        this.seed = seed;
    }

    @Scheduled(
            every = "1s",
            skipExecutionIf = SeedAtStart.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> trySeeding() {
        return seed.seed().invoke(() -> done = true);
    }

    @Override
    public boolean test(ScheduledExecution execution) {
        return done || !config.demo();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("demo-seed")
                .status(done || !config.demo())
                .build();
    }
}
