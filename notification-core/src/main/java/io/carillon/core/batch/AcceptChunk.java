package io.carillon.core.batch;

import io.carillon.core.CoreProblem;
import io.carillon.core.batch.ChunkRepository.Known;
import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes a chunk into an open batch. Its recipients are in the database before the caller hears so; a repeat of the chunk
 * gets the same answer, whatever became of the batch since.
 */
@ApplicationScoped
class AcceptChunk {
    private final Pool pool;
    private final TenantTransactions transactions;
    private final BatchRepository batches;
    private final ChunkRepository chunks;
    private final ChunkFactory factory;

    AcceptChunk(
            Pool pool,
            TenantTransactions transactions,
            BatchRepository batches,
            ChunkRepository chunks,
            ChunkFactory factory) {
        this.pool = pool;
        this.transactions = transactions;
        this.batches = batches;
        this.chunks = chunks;
        this.factory = factory;
    }

    /** A chunk that is recorded. */
    record Accepted(UUID batchId, int chunk, int accepted, boolean replayed) {}

    private record Found(Batch batch, Optional<Known> known) {}

    /**
     * Accepts.
     *
     * @throws ProblemException (as failure) with the problem that stands against it
     */
    Uni<Accepted> accept(TenantId tenant, UUID batchId, ChunkRequest request) {
        ChunkFactory.checkForm(request.chunk(), request.recipients());
        return transactions
                .inTenant(pool, tenant, client -> find(client, tenant, batchId, request))
                .chain(found -> found.known().isPresent()
                        ? Uni.createFrom().item(() -> repeat(found.known().get(), batchId, request))
                        : acceptNew(tenant, found.batch(), request));
    }

    private Uni<Found> find(SqlClient client, TenantId tenant, UUID batchId, ChunkRequest request) {
        return batches.find(client, tenant, batchId, BatchKind.BATCH)
                .map(batch -> batch.orElseThrow(AcceptChunk::notFound))
                .chain(batch ->
                        chunks.find(client, tenant, batchId, request.chunk()).map(known -> new Found(batch, known)));
    }

    private Uni<Accepted> acceptNew(TenantId tenant, Batch batch, ChunkRequest request) {
        requireOpen(batch.state());
        return Uni.createFrom()
                .item(() -> factory.make(tenant, batch.id(), batch.request(), request.chunk(), request.recipients()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(chunk -> transactions.inTenant(pool, tenant, client -> write(client, chunk, request)));
    }

    private Uni<Accepted> write(SqlClient client, Chunk chunk, ChunkRequest request) {
        return batches.share(client, chunk.tenant(), chunk.batchId())
                .invoke(state -> requireOpen(state.orElseThrow(AcceptChunk::notFound)))
                .chain(() -> chunks.insert(client, chunk))
                .chain(inserted -> inserted
                        ? Uni.createFrom().item(new Accepted(chunk.batchId(), chunk.number(), chunk.accepted(), false))
                        : meanwhile(client, chunk, request));
    }

    /** The same chunk number came twice at the same time. */
    private Uni<Accepted> meanwhile(SqlClient client, Chunk chunk, ChunkRequest request) {
        return chunks.find(client, chunk.tenant(), chunk.batchId(), chunk.number())
                .map(Optional::orElseThrow)
                .map(known -> repeat(known, chunk.batchId(), request));
    }

    private Accepted repeat(Known known, UUID batchId, ChunkRequest request) {
        if (!factory.hash(request.recipients()).equals(known.bodyHash())) {
            throw new ProblemException(
                    CoreProblem.CHUNK_REUSED, "chunk " + request.chunk() + " was accepted with other recipients");
        }
        return new Accepted(batchId, request.chunk(), known.recipients(), true);
    }

    private static void requireOpen(BatchState state) {
        if (state != BatchState.OPEN) {
            throw new ProblemException(CoreProblem.BATCH_CLOSED, "the batch is " + state);
        }
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonProblem.NOT_FOUND, "no batch has this id");
    }
}
