package io.carillon.admin.seed;

import io.quarkus.runtime.Quarkus;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Seeds once the database answers, trying until it has succeeded; the service is not ready before. As a Job it ends then.
 */
@Readiness
@ApplicationScoped
class SeedAtStart implements HealthCheck, Scheduled.SkipPredicate {
    private final SeedConfig config;
    private final Supplier<Uni<Void>> seed;
    private final Runnable end;
    private volatile boolean done;

    @Inject
    SeedAtStart(SeedConfig config, SeedDemo seed) {
        this(config, seed::seed, Quarkus::asyncExit);
    }

    SeedAtStart(SeedConfig config, Supplier<Uni<Void>> seed, Runnable end) {
        this.config = config;
        this.seed = seed;
        this.end = end;
    }

    @Scheduled(
            every = "1s",
            skipExecutionIf = SeedAtStart.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> trySeeding() {
        return seed.get().invoke(this::finish);
    }

    private void finish() {
        done = true;
        if (config.exit()) {
            end.run();
        }
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
