package io.carillon.testkit.obedient;

import io.carillon.postgres.TenantTransactions;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class WriteLetter {
    private final TenantTransactions transactions;
    private final LetterRepository letters;
    private final Pool pool;

    WriteLetter(TenantTransactions transactions, LetterRepository letters, Pool pool) {
        this.transactions = transactions;
        this.letters = letters;
        this.pool = pool;
    }

    Uni<Letter> write(TenantId tenant, Letter letter) {
        return transactions.inTenant(pool, tenant, connection -> letters.add(connection, letter));
    }
}
