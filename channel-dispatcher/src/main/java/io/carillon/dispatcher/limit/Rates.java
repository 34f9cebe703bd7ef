package io.carillon.dispatcher.limit;

import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.Lane;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/** Every rate that is kept, by name. Thread-safe. */
@ApplicationScoped
class Rates {
    private final Map<String, Turns> byName = new ConcurrentHashMap<>();
    private final LimitConfig config;
    private final RateRepository repository;
    private final LimitMetrics metrics;
    private final Vertx vertx;

    Rates(LimitConfig config, RateRepository repository, LimitMetrics metrics, Vertx vertx) {
        this.config = config;
        this.repository = repository;
        this.metrics = metrics;
        this.vertx = vertx;
    }

    /** Waits for a turn; the refusal, made of milliseconds to stay away, when that would take too long. */
    Uni<Optional<Failed>> take(String name, double perSecond, Lane lane, String kind, LongFunction<Failed> refusal) {
        long began = System.nanoTime();
        Turns turns = of(name, perSecond);
        return Uni.createFrom()
                .<Optional<Duration>>emitter(emitter -> turns.take(lane, emitter::complete))
                .invoke(() -> metrics.waited(kind, System.nanoTime() - began))
                .map(away -> away.map(Duration::toMillis).map(refusal::apply));
    }

    private Turns of(String name, double perSecond) {
        return byName.compute(
                name,
                (same, known) -> known != null && known.isEvery(perSecond)
                        ? known
                        : new Turns(name, perSecond, config, repository::reserve, vertx));
    }
}
