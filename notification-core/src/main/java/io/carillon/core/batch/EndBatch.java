package io.carillon.core.batch;

import io.carillon.core.CoreProblem;
import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * Lets callers close, cancel, pause and resume what they began. Every one of them may be repeated. Cancelling takes effect
 * with its commit: nothing is fed or planned after it; the clock then clears away what waits.
 */
@ApplicationScoped
public class EndBatch {
    private final Pool pool;
    private final TenantTransactions transactions;
    private final BatchRepository batches;
    private final Clock clock;

    EndBatch(Pool pool, TenantTransactions transactions, BatchRepository batches, Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.batches = batches;
        this.clock = clock;
    }

    /** Closes a batch: it takes no more chunks. */
    Uni<Void> close(TenantId tenant, UUID id) {
        return transactions.inTenant(pool, tenant, client -> lock(client, tenant, id, BatchKind.BATCH)
                .invoke(state -> refuseWhen(state == BatchState.CANCELLED, state))
                .chain(state -> moveWhen(state == BatchState.OPEN, client, tenant, id, BatchState.CLOSED)));
    }

    /** Cancels: what is not on its way to a provider yet will not be sent. */
    public Uni<Void> cancel(TenantId tenant, UUID id, BatchKind kind) {
        return transactions.inTenant(pool, tenant, client -> lock(client, tenant, id, kind)
                .invoke(state -> refuseWhen(state == BatchState.COMPLETED, state))
                .chain(state -> moveWhen(state.isFed(), client, tenant, id, BatchState.CANCELLED)));
    }

    /** Holds a bulk job back, or lets it go on; what was fed already is not held. */
    public Uni<Void> pause(TenantId tenant, UUID id, boolean paused) {
        return transactions.inTenant(pool, tenant, client -> lock(client, tenant, id, BatchKind.BULK)
                .invoke(state -> refuseWhen(!state.isFed(), state))
                .chain(() -> batches.pause(client, tenant, id, paused)));
    }

    private Uni<BatchState> lock(SqlClient client, TenantId tenant, UUID id, BatchKind kind) {
        return batches.lock(client, tenant, id, kind)
                .map(state -> state.orElseThrow(
                        () -> new ProblemException(CommonProblem.NOT_FOUND, "no " + kind.wireName() + " has this id")));
    }

    private Uni<Void> moveWhen(boolean wanted, SqlClient client, TenantId tenant, UUID id, BatchState next) {
        return wanted
                ? batches.move(client, tenant, id, next, clock.instant())
                : Uni.createFrom().voidItem();
    }

    private static void refuseWhen(boolean ended, BatchState state) {
        if (ended) {
            throw new ProblemException(CoreProblem.BATCH_ENDED, "it is " + state);
        }
    }
}
