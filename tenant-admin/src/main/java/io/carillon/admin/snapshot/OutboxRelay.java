package io.carillon.admin.snapshot;

import io.carillon.messaging.EventPublisher;
import io.carillon.messaging.OutgoingEvent;
import io.carillon.postgres.TenantTransactions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Brings committed snapshots to Kafka in order, then deletes them. One relay works at a time, whatever the number of
 * replicas. A crash between publishing and deleting publishes again under the same event id, which is harmless.
 */
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 50;

    private final Pool pool;
    private final TenantTransactions transactions;
    private final OutboxRepository outbox;
    private final EventPublisher publisher;
    private final RelayMetrics metrics;

    OutboxRelay(
            @ReactiveDataSource("relay") Pool pool,
            TenantTransactions transactions,
            OutboxRepository outbox,
            EventPublisher publisher,
            RelayMetrics metrics) {
        this.pool = pool;
        this.transactions = transactions;
        this.outbox = outbox;
        this.publisher = publisher;
        this.metrics = metrics;
    }

    @ConsumeEvent(RelaySignal.ADDRESS)
    Uni<Void> woken(String nothing) {
        return relay();
    }

    /** The safety net for signals lost with their process, and the retry after an outage. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return relay();
    }

    /** Publishes until the outbox is empty or another relay is at work; an outage ends it until the next poll. */
    Uni<Void> relay() {
        return transactions
                .inTransaction(pool, this::relayBatch)
                .chain(published -> published == 0 ? Uni.createFrom().voidItem() : relay())
                .onFailure()
                .recoverWithUni(this::waitForNextPoll);
    }

    private Uni<Integer> relayBatch(SqlConnection connection) {
        return outbox.tryLock(connection)
                .chain(locked -> locked ? nextBatch(connection) : othersBatch())
                .call(batch -> publisher.publishAll(events(batch)))
                .call(batch -> outbox.delete(connection, batch))
                .invoke(metrics::published)
                .map(List::size);
    }

    private Uni<List<PendingSnapshot>> nextBatch(SqlConnection connection) {
        return outbox.count(connection).invoke(metrics::waiting).chain(() -> outbox.listOldest(connection, BATCH));
    }

    private Uni<List<PendingSnapshot>> othersBatch() {
        metrics.waiting(0);
        return Uni.createFrom().item(List.of());
    }

    private static List<OutgoingEvent> events(List<PendingSnapshot> batch) {
        return batch.stream().map(PendingSnapshot::event).toList();
    }

    private Uni<Void> waitForNextPoll(Throwable outage) {
        LOG.warnf("snapshots wait in the outbox: %s", outage.getMessage());
        return Uni.createFrom().voidItem();
    }
}
