package io.carillon.realtime.socket;

import io.carillon.realtime.protocol.CloseCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** Open sockets, frames pushed and dropped, and why sockets were closed. */
@ApplicationScoped
public class SocketMetrics {
    private final MeterRegistry registry;
    private final AtomicInteger open;
    private final Counter pushed;
    private final Counter dropped;

    public SocketMetrics(MeterRegistry registry) {
        this.registry = registry;
        open = registry.gauge("carillon.realtime.sockets", new AtomicInteger());
        pushed = registry.counter("carillon.realtime.frames", "result", "pushed");
        dropped = registry.counter("carillon.realtime.frames", "result", "dropped");
    }

    public void opened() {
        open.incrementAndGet();
    }

    public void closed() {
        open.decrementAndGet();
    }

    void pushed() {
        pushed.increment();
    }

    void dropped() {
        dropped.increment();
    }

    void ended(CloseCode code) {
        registry.counter("carillon.realtime.closed", "code", Integer.toString(code.code()))
                .increment();
    }
}
