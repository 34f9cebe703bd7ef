package io.carillon.testkit.offenders;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class IncomingInUseCase {
    @Incoming("x")
    Uni<Void> consume(String record) {
        return Uni.createFrom().voidItem();
    }
}
