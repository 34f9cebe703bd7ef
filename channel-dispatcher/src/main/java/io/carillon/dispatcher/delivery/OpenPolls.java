package io.carillon.dispatcher.delivery;

import io.carillon.events.Lane;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Says when a lane may read on: while there is room, before its earlier polls are done, so that one slow account holds up
 * only itself; while there is none, not. What is read but not done is bounded by this, in each lane for itself.
 */
@ApplicationScoped
class OpenPolls {
    private final Map<Lane, OpenLane> lanes = new EnumMap<>(Lane.class);

    OpenPolls(DispatchConfig config, MeterRegistry metrics) {
        for (Lane lane : Lane.values()) {
            OpenLane open = new OpenLane(config.openDeliveries());
            lanes.put(lane, open);
            metrics.gauge("carillon.dispatch.open", Tags.of("lane", lane.wireName()), open, OpenLane::records);
        }
    }

    /** Does {@code work} to its end whatever the caller does; completes when it is done or there is room for more. */
    Uni<Void> open(Lane lane, int records, Uni<Void> work) {
        OpenLane open = lanes.get(lane);
        open.enter(records);
        Uni<Void> running =
                work.onTermination().invoke(() -> open.leave(records)).memoize().indefinitely();
        return Uni.join().first(running, open.room()).toTerminate();
    }

    private static final class OpenLane {
        private final int most;
        private int records;
        private Optional<UniEmitter<? super Void>> reader = Optional.empty();

        OpenLane(int most) {
            this.most = most;
        }

        synchronized int records() {
            return records;
        }

        synchronized void enter(int more) {
            records += more;
        }

        void leave(int fewer) {
            left(fewer).ifPresent(waiting -> waiting.complete(null));
        }

        private synchronized Optional<UniEmitter<? super Void>> left(int fewer) {
            records -= fewer;
            Optional<UniEmitter<? super Void>> waiting = records < most ? reader : Optional.empty();
            reader = records < most ? Optional.empty() : reader;
            return waiting;
        }

        Uni<Void> room() {
            return Uni.createFrom().emitter(emitter -> {
                if (!waits(emitter)) {
                    emitter.complete(null);
                }
            });
        }

        private synchronized boolean waits(UniEmitter<? super Void> emitter) {
            reader = records < most ? Optional.empty() : Optional.of(emitter);
            return reader.isPresent();
        }
    }
}
