package io.carillon.admin.snapshot;

import io.vertx.core.eventbus.EventBus;
import jakarta.enterprise.context.ApplicationScoped;

/** Wakes the relay of this process, so that a commit reaches Kafka without waiting for the next poll. */
@ApplicationScoped
class RelaySignal {
    static final String ADDRESS = "carillon.admin.outbox";

    private final EventBus bus;

    RelaySignal(EventBus bus) {
        this.bus = bus;
    }

    void wake() {
        bus.send(ADDRESS, "");
    }
}
