package io.carillon.core.digest;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.delivery.DeliveryEvents;
import io.carillon.core.delivery.DeliveryMetrics;
import io.carillon.core.tally.TallyRepository;
import io.carillon.core.timeline.TimelineRepository;
import io.carillon.messaging.EventPublisher;
import io.carillon.messaging.OutgoingEvent;
import io.carillon.postgres.TenantTransactions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Closes windows whose time is over, in one transaction: taken away, rendered, written. The delivery that carries a digest
 * is left due, so the clock hands it over like any other, and a crash at any point leaves either an open window or one
 * digest. What ended here is told before the commit: a crash in between tells it again, with the same event ids.
 */
@ApplicationScoped
class CloseDigests {
    private final Pool pipeline;
    private final TenantTransactions transactions;
    private final DigestRepository digests;
    private final DigestWords words;
    private final TimelineRepository timeline;
    private final TallyRepository tally;
    private final EventPublisher publisher;
    private final DeliveryMetrics metrics;
    private final Clock clock;

    CloseDigests(
            @ReactiveDataSource("pipeline") Pool pipeline,
            TenantTransactions transactions,
            DigestRepository digests,
            DigestWords words,
            TimelineRepository timeline,
            TallyRepository tally,
            EventPublisher publisher,
            DeliveryMetrics metrics,
            Clock clock) {
        this.pipeline = pipeline;
        this.transactions = transactions;
        this.digests = digests;
        this.words = words;
        this.timeline = timeline;
        this.tally = tally;
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
    }

    private record Outcome(int closed, List<Merged> merged) {
        private List<Delivery> deliveries() {
            return merged.stream().map(Merged::delivery).toList();
        }

        private List<Delivery> ended() {
            return merged.stream()
                    .filter(Merged::hasEnded)
                    .map(Merged::delivery)
                    .toList();
        }

        private List<OutgoingEvent> endings() {
            return ended().stream().map(DeliveryEvents::statusChanged).toList();
        }
    }

    /** Closes at most {@code limit} windows; returns how many there were. */
    Uni<Integer> close(int limit) {
        return transactions
                .inTransaction(pipeline, client -> take(client, limit).call(outcome -> write(client, outcome)))
                .invoke(outcome -> metrics.settled(outcome.ended()))
                .map(Outcome::closed);
    }

    private Uni<Outcome> take(SqlClient client, int limit) {
        return digests.takeClosed(client, clock.instant(), limit)
                .chain(closed -> closed.isEmpty()
                        ? Uni.createFrom().item(new Outcome(0, List.of()))
                        : digests.takeItems(client, closed)
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .map(items -> new Outcome(closed.size(), merge(items))));
    }

    private List<Merged> merge(List<DigestItem> items) {
        DigestDecision decision = new DigestDecision(words, clock.instant());
        Map<UUID, List<DigestItem>> byDigest = items.stream()
                .collect(Collectors.groupingBy(DigestItem::digestId, LinkedHashMap::new, Collectors.toList()));
        return byDigest.values().stream()
                .map(decision::decide)
                .flatMap(List::stream)
                .toList();
    }

    private Uni<Void> write(SqlClient client, Outcome outcome) {
        return digests.moveAll(client, outcome.deliveries())
                .chain(() -> timeline.insertAll(
                        client, outcome.merged().stream().map(Merged::line).toList()))
                .chain(() -> publisher.publishAll(outcome.endings()))
                .chain(() -> tally.addAll(
                        client, outcome.merged().stream().map(Merged::shift).toList()));
    }
}
