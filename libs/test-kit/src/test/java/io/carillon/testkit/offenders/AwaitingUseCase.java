package io.carillon.testkit.offenders;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class AwaitingUseCase {
    String block(Uni<String> later) {
        return later.await().indefinitely();
    }
}
