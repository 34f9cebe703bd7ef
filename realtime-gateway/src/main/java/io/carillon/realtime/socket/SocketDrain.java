package io.carillon.realtime.socket;

import io.carillon.realtime.protocol.CloseCode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Sends every socket elsewhere when this replica stops, each with a moment of its own to come back. */
@ApplicationScoped
class SocketDrain {
    private static final Logger LOG = Logger.getLogger(SocketDrain.class);

    private final SocketRegistry registry;
    private final RealtimeConfig config;

    SocketDrain(SocketRegistry registry, RealtimeConfig config) {
        this.registry = registry;
        this.config = config;
    }

    void stop(@Observes ShutdownDelayInitiatedEvent stopping) {
        registry.refuseAll();
        LOG.infof("sending %d sockets elsewhere", registry.all().size());
        registry.all().forEach(this::sendElsewhere);
    }

    private void sendElsewhere(OpenSocket socket) {
        long millis =
                ThreadLocalRandom.current().nextLong(config.restartSpread().toMillis() + 1);
        socket.end(CloseCode.SERVICE_RESTART, "service restart; retry-after-ms=" + millis);
    }
}
