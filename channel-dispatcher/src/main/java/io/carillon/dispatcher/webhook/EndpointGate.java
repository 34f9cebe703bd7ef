package io.carillon.dispatcher.webhook;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * A bulkhead for each endpoint: so many calls at the same time, the others wait in the order they came and take nobody
 * else's place. How many may wait is core's to bound, which hands out only so many messages of an endpoint. Thread-safe.
 */
@ApplicationScoped
class EndpointGate {
    private final Map<String, Places> endpoints = new HashMap<>();
    private final int perEndpoint;

    EndpointGate(WebhookCallConfig config) {
        this.perEndpoint = config.perEndpoint();
    }

    private static final class Places {
        private final Queue<Runnable> waiting = new ArrayDeque<>(0);
        private int taken;
    }

    /** Runs {@code work} as soon as there is room at the endpoint. */
    <T> Uni<T> pass(String endpoint, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .<Void>emitter(inside -> enter(endpoint, () -> inside.complete(null)))
                .chain(work::get)
                .onTermination()
                .invoke(() -> leave(endpoint));
    }

    private void enter(String endpoint, Runnable go) {
        if (takesPlace(endpoint, go)) {
            go.run();
        }
    }

    private synchronized boolean takesPlace(String endpoint, Runnable go) {
        Places places = endpoints.computeIfAbsent(endpoint, none -> new Places());
        if (places.taken == perEndpoint) {
            places.waiting.add(go);
            return false;
        }
        places.taken++;
        return true;
    }

    private void leave(String endpoint) {
        Runnable next = nextOf(endpoint);
        if (next != null) {
            next.run();
        }
    }

    private synchronized Runnable nextOf(String endpoint) {
        Places places = endpoints.get(endpoint);
        Runnable next = places.waiting.poll();
        if (next == null && --places.taken == 0) {
            endpoints.remove(endpoint);
        }
        return next;
    }

    /** Endpoints that are being called. */
    synchronized int busy() {
        return endpoints.size();
    }
}
