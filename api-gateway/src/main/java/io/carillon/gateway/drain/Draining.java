package io.carillon.gateway.drain;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Whether this gateway was told to stop. From then on {@code /health/ready} is down and for the shutdown's delay requests
 * are still taken, so that balancers can turn away from a gateway that works. Thread-safe.
 */
@ApplicationScoped
public class Draining {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean on;

    public boolean isOn() {
        return on;
    }

    /** Calls {@code listener} when draining begins, on the thread that stops the process. */
    public void onBegin(Runnable listener) {
        listeners.add(listener);
    }

    void begin(@Observes ShutdownDelayInitiatedEvent stop) {
        on = true;
        listeners.forEach(Runnable::run);
    }
}
