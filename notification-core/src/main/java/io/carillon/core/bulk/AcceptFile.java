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
import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
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
    private final NotificationIds ids;
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
            NotificationIds ids,
            ObjectMapper json,
            Clock clock,
            BatchConfig config) {
        this.pool = pool;
        this.transactions = transactions;
        this.batches = batches;
        this.chunks = chunks;
        this.jobs = jobs;
        this.configs = configs;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
        this.config = config;
    }

    /** A file that was recorded. */
    record Accepted(UUID jobId, long accepted, long rejected) {

        private Accepted plus(Chunk chunk) {
            return new Accepted(jobId, accepted + chunk.accepted(), rejected + chunk.rejected());
        }
    }

    /** A file whose header row is read. */
    private record Opened(Upload upload, CsvFile file, Batch batch, CsvChunks chunks) {}

    /**
     * Accepts.
     *
     * @param body the multipart body as it arrives
     * @throws ProblemException (as failure) when the file cannot be taken as a whole
     */
    Uni<Accepted> accept(TenantId tenant, String contentType, InputStream body) {
        return Uni.createFrom()
                .item(() -> open(tenant, contentType, body))
                .runSubscriptionOn(readers)
                .chain(this::load);
    }

    private Opened open(TenantId tenant, String contentType, InputStream body) {
        try {
            Upload upload = Upload.open(contentType, body, json);
            SharedRequest shared = BatchChecks.checkShared(upload.request().shared(), configs.find(tenant));
            CsvFile file = CsvFile.open(upload.file(), upload.request().separator(), config);
            CsvColumns columns = CsvColumns.of(file.header(), upload.request().columns());
            Batch batch = batch(tenant, shared);
            return new Opened(upload, file, batch, new CsvChunks(batch, file, columns, configs.find(tenant), json));
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
                .chain(() -> rows(opened))
                .invoke(AcceptFile::refuseEmpty)
                .call(() -> end(opened, BatchState.CLOSED))
                .onFailure()
                .call(() -> end(opened, BatchState.ABANDONED))
                .onCancellation()
                .call(() -> end(opened, BatchState.ABANDONED))
                .onTermination()
                .invoke(() -> close(opened))
                .onFailure(UncheckedIOException.class)
                .transform(broken -> brokenOff());
    }

    private Uni<Void> begin(Opened opened) {
        Batch batch = opened.batch();
        return transactions.inTenant(pool, batch.tenant(), client -> batches.insert(client, batch, Optional.empty())
                .chain(() -> jobs.insert(
                        client,
                        batch.tenant(),
                        batch.id(),
                        opened.file(),
                        opened.upload().fileName())));
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
                        () -> new Sum(new Accepted(opened.batch().id(), 0, 0)),
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

    /** A sender that goes away cancels the whole chain. */
    private Uni<Void> end(Opened opened, BatchState state) {
        Batch batch = opened.batch();
        return transactions.inTenant(
                pool,
                batch.tenant(),
                client -> batches.endLoading(client, batch.tenant(), batch.id(), state, clock.instant()));
    }

    private static void refuseEmpty(Accepted accepted) {
        if (accepted.accepted() + accepted.rejected() == 0) {
            throw new ProblemException(CoreProblem.CSV_UNREADABLE, "the file has no rows");
        }
    }

    private static void close(Opened opened) {
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
