package io.carillon.core.batch;

import io.carillon.core.CoreProblem;
import io.carillon.core.ids.NotificationIds;
import io.carillon.core.intake.AttachmentPlaces;
import io.carillon.core.intake.RequestHash;
import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Opens a batch, with its first chunk if it came along: both are recorded in one transaction, or neither. */
@ApplicationScoped
class CreateBatch {
    private final Pool pool;
    private final TenantTransactions transactions;
    private final BatchRepository batches;
    private final ChunkRepository chunks;
    private final ChunkFactory factory;
    private final TenantConfigs configs;
    private final NotificationIds ids;
    private final RequestHash hashes;
    private final AttachmentPlaces places;
    private final Clock clock;

    CreateBatch(
            Pool pool,
            TenantTransactions transactions,
            BatchRepository batches,
            ChunkRepository chunks,
            ChunkFactory factory,
            TenantConfigs configs,
            NotificationIds ids,
            RequestHash hashes,
            AttachmentPlaces places,
            Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.batches = batches;
        this.chunks = chunks;
        this.factory = factory;
        this.configs = configs;
        this.ids = ids;
        this.hashes = hashes;
        this.places = places;
        this.clock = clock;
    }

    /** A batch that is there now. */
    record Created(UUID batchId, int accepted, boolean replayed) {}

    private record Prepared(Batch batch, Optional<Chunk> first) {}

    /**
     * Creates.
     *
     * @param key the caller's {@code Idempotency-Key}, if any
     * @throws ProblemException (as failure) with the problem that stands against it
     */
    Uni<Created> create(TenantId tenant, BatchRequest request, Optional<String> key) {
        return Uni.createFrom()
                .item(() -> prepare(tenant, request))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(prepared -> transactions.inTenant(pool, tenant, client -> write(client, prepared, key)));
    }

    private Prepared prepare(TenantId tenant, BatchRequest request) {
        SharedRequest shared = BatchChecks.checkShared(request.shared(), configs.find(tenant), places);
        Instant now = clock.instant();
        Batch batch = new Batch(
                tenant,
                ids.mint(tenant),
                BatchKind.BATCH,
                BatchState.OPEN,
                false,
                shared,
                hashes.of(request),
                0,
                0,
                0,
                0,
                0,
                now,
                null,
                null,
                null);
        return new Prepared(batch, firstChunk(batch, request));
    }

    private Optional<Chunk> firstChunk(Batch batch, BatchRequest request) {
        if (request.recipients() == null) {
            return Optional.empty();
        }
        ChunkFactory.checkForm(1, request.recipients());
        return Optional.of(factory.make(batch.tenant(), batch.id(), batch.request(), 1, request.recipients()));
    }

    private Uni<Created> write(SqlClient client, Prepared prepared, Optional<String> key) {
        return batches.insert(client, prepared.batch(), key)
                .chain(inserted -> inserted ? writeChunk(client, prepared) : replay(client, prepared, key));
    }

    private Uni<Created> writeChunk(SqlClient client, Prepared prepared) {
        UUID id = prepared.batch().id();
        return prepared.first()
                .map(chunk -> chunks.insert(client, chunk).replaceWith(new Created(id, chunk.accepted(), false)))
                .orElseGet(() -> Uni.createFrom().item(new Created(id, 0, false)));
    }

    private Uni<Created> replay(SqlClient client, Prepared prepared, Optional<String> key) {
        return batches.findByKey(client, prepared.batch().tenant(), key.orElseThrow())
                .map(Optional::orElseThrow)
                .map(first -> replayed(first, prepared));
    }

    private static Created replayed(Batch first, Prepared prepared) {
        if (!prepared.batch().requestHash().equals(first.requestHash())) {
            throw new ProblemException(CoreProblem.IDEMPOTENCY_KEY_REUSED, "the earlier request had another body");
        }
        return new Created(first.id(), prepared.first().map(Chunk::accepted).orElse(0), true);
    }
}
