package io.carillon.testkit.offenders;

import io.smallrye.mutiny.Uni;

class CombiningRepository {
    Uni<Object> both(Uni<Object> one, Uni<Object> other) {
        return Uni.combine().all().unis(one, other).asTuple().map(pair -> pair);
    }
}
