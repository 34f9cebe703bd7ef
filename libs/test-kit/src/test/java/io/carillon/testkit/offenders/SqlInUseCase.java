package io.carillon.testkit.offenders;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class SqlInUseCase {
    Uni<Void> drop(Pool pool) {
        return pool.query("DROP TABLE").execute().replaceWithVoid();
    }
}
