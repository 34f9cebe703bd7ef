package io.carillon.core.progress;

import io.carillon.core.batch.BatchConfig;
import io.carillon.core.batch.BatchState;
import io.carillon.core.delivery.DeliveryEvents;
import io.carillon.core.delivery.DeliveryRepository;
import io.carillon.core.delivery.Moved;
import io.carillon.core.progress.ProgressRepository.Ended;
import io.carillon.core.tally.TallyRepository;
import io.carillon.core.timeline.Reason;
import io.carillon.core.timeline.TimelineEntry;
import io.carillon.core.timeline.TimelineEvent;
import io.carillon.core.timeline.TimelineRepository;
import io.carillon.messaging.EventPublisher;
import io.carillon.messaging.HopTracing;
import io.carillon.postgres.TenantTransactions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Clears away what will never be sent: recipients and waiting deliveries of cancelled batches, uploads that broke off; in
 * slices, so no transaction is long. Cancelled deliveries have no deadline any more, so they are told before the commit.
 */
@ApplicationScoped
class ClearAway {
    private static final int ITEMS = 10_000;
    private static final int DELIVERIES = 500;

    private final Pool pipeline;
    private final TenantTransactions transactions;
    private final ProgressRepository batches;
    private final DeliveryRepository deliveries;
    private final TimelineRepository timeline;
    private final TallyRepository tally;
    private final EventPublisher publisher;
    private final Clock clock;
    private final BatchConfig config;

    ClearAway(
            @ReactiveDataSource("pipeline") Pool pipeline,
            TenantTransactions transactions,
            ProgressRepository batches,
            DeliveryRepository deliveries,
            TimelineRepository timeline,
            TallyRepository tally,
            EventPublisher publisher,
            Clock clock,
            BatchConfig config) {
        this.pipeline = pipeline;
        this.transactions = transactions;
        this.batches = batches;
        this.deliveries = deliveries;
        this.timeline = timeline;
        this.tally = tally;
        this.publisher = publisher;
        this.clock = clock;
        this.config = config;
    }

    /** Clears everything away that there is now. */
    Uni<Void> run() {
        return closeIdle().chain(this::clearCancelled).chain(this::clearAbandoned);
    }

    private Uni<Void> closeIdle() {
        Instant now = clock.instant();
        return batches.closeIdle(pipeline, now, now.minus(config.openFor()), now.minus(config.uploadFor()));
    }

    private Uni<Void> clearCancelled() {
        return batches.listEnded(pipeline, BatchState.CANCELLED.name())
                .onItem()
                .transformToMulti(ended -> Multi.createFrom().iterable(ended))
                .onItem()
                .transformToUniAndConcatenate(one -> drop(one, false).chain(() -> cancel(one)))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> clearAbandoned() {
        return batches.listEnded(pipeline, BatchState.ABANDONED.name())
                .onItem()
                .transformToMulti(ended -> Multi.createFrom().iterable(ended))
                .onItem()
                .transformToUniAndConcatenate(
                        one -> drop(one, true).chain(() -> batches.deleteAbandoned(pipeline, one)))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> drop(Ended ended, boolean withRejected) {
        return Uni.createFrom()
                .deferred(() -> batches.drop(pipeline, ended, ITEMS, withRejected))
                .repeat()
                .whilst(dropped -> dropped == ITEMS)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> cancel(Ended ended) {
        return Uni.createFrom()
                .deferred(() -> transactions.inTransaction(pipeline, client -> cancelSome(client, ended)))
                .repeat()
                .whilst(cancelled -> cancelled == DELIVERIES)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Integer> cancelSome(SqlClient client, Ended ended) {
        return deliveries
                .cancelOfBatch(
                        client,
                        ended.tenant(),
                        ended.batchId(),
                        clock.instant(),
                        DELIVERIES,
                        Reason.BATCH_CANCELLED.code())
                .call(moved -> timeline.insertAll(client, story(moved)))
                .call(moved -> publisher.publishAll(moved.stream()
                        .map(one -> DeliveryEvents.statusChanged(one.delivery()))
                        .toList()))
                .call(moved ->
                        tally.addAll(client, moved.stream().map(Moved::shift).toList()))
                .map(List::size);
    }

    private static List<TimelineEntry> story(List<Moved> moved) {
        return moved.stream().map(ClearAway::line).toList();
    }

    private static TimelineEntry line(Moved moved) {
        return new TimelineEntry(
                moved.delivery().tenant(),
                moved.delivery().notificationId(),
                moved.delivery().id(),
                moved.delivery().channel(),
                TimelineEvent.CANCELLED,
                moved.delivery().reason(),
                null,
                null,
                null,
                null,
                HopTracing.traceId(moved.delivery().traceparent()).orElse(null),
                moved.delivery().updatedAt());
    }
}
