package io.carillon.core.batch;

import io.carillon.core.tally.Counter;
import io.carillon.core.tally.TallyRepository;
import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads batches and bulk jobs with their counters. */
@ApplicationScoped
public class ReadBatch {
    private final Pool pool;
    private final TenantTransactions transactions;
    private final BatchRepository batches;
    private final TallyRepository tally;

    ReadBatch(Pool pool, TenantTransactions transactions, BatchRepository batches, TallyRepository tally) {
        this.pool = pool;
        this.transactions = transactions;
        this.batches = batches;
        this.tally = tally;
    }

    /** A batch with its counters. */
    public record Found(Batch batch, List<Counter> counters) {}

    /**
     * Reads.
     *
     * @throws ProblemException (as failure) when the tenant has none of this kind and id
     */
    public Uni<Found> get(TenantId tenant, UUID id, BatchKind kind) {
        return transactions.inTenant(pool, tenant, client -> get(client, tenant, id, kind));
    }

    /**
     * Lists, newest first.
     *
     * @param before only batches made before this one
     */
    public Uni<List<Found>> list(TenantId tenant, BatchKind kind, UUID before, int limit) {
        return transactions.inTenant(pool, tenant, client -> batches.list(client, tenant, kind, before, limit)
                .chain(found -> withCounters(client, tenant, found)));
    }

    private Uni<List<Found>> withCounters(SqlClient client, TenantId tenant, List<Batch> found) {
        return tally.listAll(client, tenant, found.stream().map(Batch::id).toList())
                .map(counters -> found.stream()
                        .map(batch -> new Found(batch, counters.getOrDefault(batch.id(), List.of())))
                        .toList());
    }

    /** Reads within a transaction. */
    public Uni<Found> get(SqlClient client, TenantId tenant, UUID id, BatchKind kind) {
        return batches.find(client, tenant, id, kind)
                .map(batch -> batch.orElseThrow(() -> notFound(kind)))
                .chain(batch -> tally.list(client, tenant, id).map(counters -> new Found(batch, counters)));
    }

    /**
     * Reads an id from a path.
     *
     * @throws ProblemException when it is none
     */
    public static UUID id(String text, BatchKind kind) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw notFound(kind);
        }
    }

    private static ProblemException notFound(BatchKind kind) {
        return new ProblemException(
                CommonProblem.NOT_FOUND, kind == BatchKind.BULK ? "no bulk job has this id" : "no batch has this id");
    }
}
