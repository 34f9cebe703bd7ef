package io.carillon.core.bulk;

import io.carillon.core.batch.BatchKind;
import io.carillon.core.batch.ReadBatch;
import io.carillon.core.bulk.BulkRepository.JobFile;
import io.carillon.core.bulk.BulkRepository.Rejected;
import io.carillon.postgres.TenantTransactions;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads a job's file and its rejected rows, a page at a time. */
@ApplicationScoped
class ReadErrors {
    private static final int PAGE = 1000;

    private final Pool pool;
    private final TenantTransactions transactions;
    private final ReadBatch batches;
    private final BulkRepository jobs;

    ReadErrors(Pool pool, TenantTransactions transactions, ReadBatch batches, BulkRepository jobs) {
        this.pool = pool;
        this.transactions = transactions;
        this.batches = batches;
        this.jobs = jobs;
    }

    /** The job's file; fails with not-found when the tenant has no such job. */
    Uni<JobFile> file(TenantId tenant, UUID id) {
        return transactions.inTenant(pool, tenant, client -> batches.get(client, tenant, id, BatchKind.BULK)
                .chain(() -> jobs.find(client, tenant, id))
                .map(Optional::orElseThrow));
    }

    /** Rejected rows after the one with a number; none at the end. */
    Uni<List<Rejected>> page(TenantId tenant, UUID id, int after) {
        return transactions.inTenant(pool, tenant, client -> jobs.listRejected(client, tenant, id, after, PAGE));
    }
}
