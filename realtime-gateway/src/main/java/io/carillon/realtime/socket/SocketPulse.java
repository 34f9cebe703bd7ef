package io.carillon.realtime.socket;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** One timer for all sockets: tells each the time once a second. */
@ApplicationScoped
class SocketPulse {
    private static final long EVERY_MILLIS = 1000;

    private final Vertx vertx;
    private final SocketRegistry registry;
    private final Rhythm rhythm;
    private final Clock clock;

    /**
     * How a quiet client is treated.
     *
     * @param pingEvery asked whether it is there
     * @param silence given up
     */
    record Rhythm(Duration pingEvery, Duration silence) {}

    SocketPulse(Vertx vertx, SocketRegistry registry, RealtimeConfig config, Clock clock) {
        this.vertx = vertx;
        this.registry = registry;
        this.rhythm = new Rhythm(config.pingEvery(), config.silence());
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(EVERY_MILLIS, tick -> beat());
    }

    private void beat() {
        Instant now = clock.instant();
        registry.all().forEach(socket -> socket.beat(now, rhythm));
    }
}
