package io.carillon.testkit.obedient;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class LetterConsumer {
    @Incoming("letters")
    Uni<Void> consume(Letter letter) {
        return Uni.createFrom().voidItem();
    }
}
