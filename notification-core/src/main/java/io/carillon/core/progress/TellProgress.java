package io.carillon.core.progress;

import io.carillon.core.tally.Counter;
import io.carillon.messaging.EventPublisher;
import io.carillon.messaging.OutgoingEvent;
import io.carillon.postgres.TenantTransactions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tells how far batches are and notices their end. One replica at a time does, and tells before the commit that notes what
 * was told: a crash in between tells it again, with the same event ids. An end is never told early: recipients count as
 * taken in before anybody hears of them, and as planned or ended in the transactions in which that happens.
 */
@ApplicationScoped
class TellProgress {
    private static final int MOST = 500;

    private final Pool pipeline;
    private final TenantTransactions transactions;
    private final ProgressRepository batches;
    private final EventPublisher publisher;
    private final Clock clock;

    TellProgress(
            @ReactiveDataSource("pipeline") Pool pipeline,
            TenantTransactions transactions,
            ProgressRepository batches,
            EventPublisher publisher,
            Clock clock) {
        this.pipeline = pipeline;
        this.transactions = transactions;
        this.batches = batches;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Tells what is new; returns how many batches there was news of. */
    Uni<Integer> tell() {
        return transactions.inTransaction(pipeline, client -> batches.tryLock(client)
                .chain(won -> won ? tellAll(client) : Uni.createFrom().item(0)));
    }

    private Uni<Integer> tellAll(SqlClient client) {
        Instant now = clock.instant();
        return batches.listLive(client, MOST)
                .chain(live -> batches.listCounters(client, live).map(counters -> news(live, counters, now)))
                .call(news -> publisher.publishAll(events(news, now)))
                .call(news -> batches.save(client, news, now))
                .map(List::size);
    }

    private static List<Progress> news(List<Live> live, Map<UUID, List<Counter>> counters, Instant now) {
        return live.stream()
                .map(one -> Progress.of(one, counters.getOrDefault(one.batch().id(), List.of()), now))
                .filter(Progress::isNews)
                .toList();
    }

    private static List<OutgoingEvent> events(List<Progress> news, Instant now) {
        return news.stream().flatMap(progress -> progress.events(now).stream()).toList();
    }
}
