package io.carillon.dispatcher.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells core how attempts ended, and only then marks them done. */
@ApplicationScoped
class RecordOutcomes {
    private final PersistentPublisher publisher;
    private final ClaimDeliveries claims;

    RecordOutcomes(PersistentPublisher publisher, ClaimDeliveries claims) {
        this.publisher = publisher;
        this.claims = claims;
    }

    /** Publishes a window; goes on trying while Kafka is away, since what was sent must be told. */
    Uni<Void> record(List<Finished> window) {
        return publisher
                .publish(window.stream().map(Finished::event).toList())
                .chain(() -> claims.finish(window.stream().map(Finished::key).toList()));
    }
}
