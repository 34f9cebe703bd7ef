package io.carillon.testkit.offenders;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class SubscribingUseCase {
    void fireAndForget(Multi<String> stream) {
        stream.subscribe().with(item -> {});
    }
}
