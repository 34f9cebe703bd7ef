package io.carillon.testkit.offenders;

import io.smallrye.mutiny.Uni;

final class ReactiveDecision {
    Uni<Boolean> decide() {
        return Uni.createFrom().item(true);
    }
}
