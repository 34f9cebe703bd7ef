package io.carillon.testkit.offenders;

import io.carillon.postgres.TenantTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class CombiningInTransaction {
    Uni<Void> both(TenantTransactions transactions, Pool pool, List<Uni<Void>> statements) {
        return transactions.inTransaction(
                pool, connection -> Uni.join().all(statements).andFailFast().replaceWithVoid());
    }
}
