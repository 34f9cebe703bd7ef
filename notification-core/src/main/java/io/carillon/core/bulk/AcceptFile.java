package io.carillon.core.bulk;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.core.CoreProblem;
import io.carillon.core.batch.Batch;
import io.carillon.core.batch.BatchChecks;
import io.carillon.core.batch.BatchConfig;
import io.carillon.core.batch.BatchKind;
import io.carillon.core.batch.BatchRepository;
import io.carillon.core.batch.BatchState;
import io.carillon.core.batch.Chunk;
import io.carillon.core.batch.ChunkRepository;
import io.carillon.core.batch.SharedRequest;
import io.carillon.core.ids.NotificationIds;
import io.carillon.core.intake.AttachmentPlaces;
import io.carillon.core.intake.RequestHash;
import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Accepts a CSV file: reads it as it arrives, a thousand rows at a time, and reads no further before those are in the
 * database, so memory holds a thousand rows whatever the file's size, and a slow database slows the sender down. The caller
 * hears yes when every row is recorded, and nothing is sent before; a file that breaks off is forgotten.
 */
@ApplicationScoped
class AcceptFile {
    private final Pool pool;
    private final TenantTransactions transactions;
    private final BatchRepository batches;
    private final ChunkRepository chunks;
    private final BulkRepository jobs;
    private final TenantConfigs configs;
    private final AttachmentPlaces places;
    private final NotificationIds ids;
    private final RequestHash hashes;
    private final ObjectMapper json;
    private final Clock clock;
    private final BatchConfig config;

    /** Reading the file blocks while it arrives, which may be long: a thread for each upload that costs next to nothing. */
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

    AcceptFile(
            Pool pool,
            TenantTransactions transactions,
            BatchRepository batches,
            ChunkRepository chunks,
            BulkRepository jobs,
            TenantConfigs configs,
            AttachmentPlaces places,
            NotificationIds ids,
            RequestHash hashes,
            ObjectMapper json,
            Clock clock,
            BatchConfig config) {
        this.pool = pool;
        this.transactions = transactions;
        this.batches = batches;
        this.chunks = chunks;
        this.jobs = jobs;
        this.configs = configs;
        this.places = places;
        this.ids = ids;
        this.hashes = hashes;
        this.json = json;
        this.clock = clock;
        this.config = config;
    }

    /** A file that was recorded, now or by an earlier request with the same key. */
    record Accepted(UUID jobId, long accepted, long rejected, boolean replayed) {

        private Accepted plus(Chunk chunk) {
            return new Accepted(jobId, accepted + chunk.accepted(), rejected + chunk.rejected(), false);
        }
    }

    /** A file whose header row is read. */
    private record Opened(Upload upload, CsvFile file, Batch batch, CsvChunks chunks, Optional<String> key) {}

    /**
     * Accepts.
     *
     * @param body the multipart body as it arrives
     * @param key the caller's {@code Idempotency-Key}, if any
     * @throws ProblemException (as failure) when the file cannot be taken as a whole
     */
    Uni<Accepted> accept(TenantId tenant, String contentType, InputStream body, Optional<String> key) {
        return Uni.createFrom()
                .item(() -> open(tenant, contentType, body, key))
                .runSubscriptionOn(readers)
                .chain(this::load);
    }

    private Opened open(TenantId tenant, String contentType, InputStream body, Optional<String> key) {
        try {
            Upload upload = Upload.open(contentType, body, json);
            SharedRequest shared = BatchChecks.checkShared(upload.request().shared(), configs.find(tenant), places);
            CsvFile file = CsvFile.open(upload.file(), upload.request().separator(), config);
            CsvColumns columns = CsvColumns.of(file.header(), upload.request().columns());
            Batch batch = batch(tenant, shared);
            return new Opened(
                    upload, file, batch, new CsvChunks(batch, file, columns, configs.find(tenant), json), key);
        } catch (IOException broken) {
            throw brokenOff();
        }
    }

    private static ProblemException brokenOff() {
        return new ProblemException(CommonProblem.BAD_REQUEST, "the upload broke off, or is no multipart form");
    }

    private Batch batch(TenantId tenant, SharedRequest shared) {
        return new Batch(
                tenant,
                ids.mint(tenant),
                BatchKind.BULK,
                BatchState.LOADING,
                false,
                shared,
                null,
                0,
                0,
                0,
                0,
                0,
                clock.instant(),
                null,
                null,
                null);
    }

    private Uni<Accepted> load(Opened opened) {
        return begin(opened)
                .chain(isNew -> isNew ? store(opened) : repeat(opened))
                .onTermination()
                .invoke(() -> release(opened))
                .onFailure(UncheckedIOException.class)
                .transform(broken -> brokenOff());
    }

    /** Completes with false when another upload has the key. */
    private Uni<Boolean> begin(Opened opened) {
        return transactions.inTenant(pool, opened.batch().tenant(), client -> freeKey(client, opened)
                .chain(() -> batches.insert(client, opened.batch(), opened.key()))
                .call(isNew ->
                        isNew ? insertJob(client, opened) : Uni.createFrom().voidItem()));
    }

    private Uni<Void> freeKey(SqlClient client, Opened opened) {
        Instant silentSince = clock.instant().minus(config.uploadSilence());
        return opened.key()
                .map(key -> batches.abandonSilent(client, opened.batch().tenant(), key, silentSince))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> insertJob(SqlClient client, Opened opened) {
        Batch batch = opened.batch();
        return jobs.insert(
                client,
                batch.tenant(),
                batch.id(),
                opened.file(),
                opened.upload().fileName());
    }

    private Uni<Accepted> store(Opened opened) {
        return rows(opened)
                .invoke(AcceptFile::refuseEmpty)
                .call(() -> close(opened))
                .onFailure()
                .call(() -> abandon(opened))
                .onCancellation()
                .call(() -> abandon(opened));
    }

    /** Reads the file to its end only to see whether it is the one that was recorded. */
    private Uni<Accepted> repeat(Opened opened) {
        TenantId tenant = opened.batch().tenant();
        return Uni.createFrom()
                .item(() -> opened.upload().readToEnd())
                .runSubscriptionOn(readers)
                .chain(() -> transactions.inTenant(
                        pool,
                        tenant,
                        client -> batches.findByKey(client, tenant, opened.key().orElseThrow())))
                .map(first -> replayed(first.orElseThrow(AcceptFile::underWay), hash(opened)));
    }

    private static Accepted replayed(Batch first, String hash) {
        if (first.state() == BatchState.LOADING) {
            throw underWay();
        }
        if (!hash.equals(first.requestHash())) {
            throw new ProblemException(CoreProblem.IDEMPOTENCY_KEY_REUSED, "the earlier upload was another one");
        }
        return new Accepted(first.id(), first.accepted(), first.rejected(), true);
    }

    private static ProblemException underWay() {
        return new ProblemException(CoreProblem.UPLOAD_UNDER_WAY, "an upload with this key is being read")
                .withHeader("Retry-After", "5");
    }

    private String hash(Opened opened) {
        return hashes.of(opened.upload().request()) + opened.upload().hash();
    }

    private Uni<Accepted> rows(Opened opened) {
        return Uni.createFrom()
                .item(() -> opened.chunks().next())
                .runSubscriptionOn(readers)
                .call(this::store)
                .repeat()
                .whilst(chunk -> !chunk.items().isEmpty())
                .collect()
                .in(
                        () -> new Sum(new Accepted(opened.batch().id(), 0, 0, false)),
                        (sum, chunk) -> sum.accepted = sum.accepted.plus(chunk))
                .map(sum -> sum.accepted);
    }

    private static final class Sum {
        private Accepted accepted;

        Sum(Accepted accepted) {
            this.accepted = accepted;
        }
    }

    private Uni<Boolean> store(Chunk chunk) {
        return chunk.items().isEmpty()
                ? Uni.createFrom().item(false)
                : transactions.inTenant(pool, chunk.tenant(), client -> chunks.insert(client, chunk));
    }

    private Uni<Void> close(Opened opened) {
        Batch batch = opened.batch();
        return transactions.inTenant(
                pool,
                batch.tenant(),
                client -> batches.closeLoaded(client, batch.tenant(), batch.id(), hash(opened), clock.instant()));
    }

    /** A sender that goes away cancels the whole chain. */
    private Uni<Void> abandon(Opened opened) {
        Batch batch = opened.batch();
        return transactions.inTenant(
                pool, batch.tenant(), client -> batches.abandon(client, batch.tenant(), batch.id(), clock.instant()));
    }

    private static void refuseEmpty(Accepted accepted) {
        if (accepted.accepted() + accepted.rejected() == 0) {
            throw new ProblemException(CoreProblem.CSV_UNREADABLE, "the file has no rows");
        }
    }

    private static void release(Opened opened) {
        try {
            opened.upload().close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @PreDestroy
    void stop() {
        readers.shutdownNow();
    }
}
