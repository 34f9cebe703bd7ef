package io.carillon.gateway.forwarding;

import io.carillon.gateway.drain.Draining;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** The WebSockets that are open now. When this gateway drains they are closed one by one, so that callers do not all come back at once. */
@ApplicationScoped
class OpenTunnels {
    private final Map<Tunnel, Context> open = new ConcurrentHashMap<>();
    private final Vertx vertx;
    private final Draining draining;
    private final long spreadMillis;

    OpenTunnels(Vertx vertx, Draining draining, GatewayConfig config, MeterRegistry metrics) {
        this.vertx = vertx;
        this.draining = draining;
        this.spreadMillis = Math.max(1, config.drainSpread().toMillis());
        metrics.gauge("carillon.gateway.tunnels", open, Map::size);
        draining.onBegin(this::closeAll);
    }

    /** Whether new ones are still welcome. */
    boolean areClosing() {
        return draining.isOn();
    }

    /** Adds one; must be called on its own context. */
    void add(Tunnel tunnel) {
        open.put(tunnel, vertx.getOrCreateContext());
    }

    void remove(Tunnel tunnel) {
        open.remove(tunnel);
    }

    void closeAll() {
        open.forEach((tunnel, context) -> vertx.setTimer(
                ThreadLocalRandom.current().nextLong(spreadMillis) + 1,
                now -> context.runOnContext(own -> tunnel.leave())));
    }
}
