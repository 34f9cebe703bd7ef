package io.carillon.core.outbox;

import io.carillon.messaging.EventPublisher;
import io.carillon.messaging.OutgoingEvent;
import io.carillon.postgres.TenantTransactions;
import io.carillon.tenancy.TenantId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Commits what people and callers change, and tells it. The events are rows of the same transaction: they go out right
 * after the commit, and what did not (a crash, Kafka away) is told by the clock, with the same ids. The caller does not
 * wait for Kafka longer than a moment.
 */
@ApplicationScoped
public class Outbox {
    private static final Logger LOG = Logger.getLogger(Outbox.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration AGE_OF_THE_FORGOTTEN = Duration.ofSeconds(5);

    private final Pool pool;
    private final Pool pipeline;
    private final TenantTransactions transactions;
    private final OutboxRepository outbox;
    private final EventPublisher publisher;
    private final Clock clock;

    Outbox(
            Pool pool,
            @ReactiveDataSource("pipeline") Pool pipeline,
            TenantTransactions transactions,
            OutboxRepository outbox,
            EventPublisher publisher,
            Clock clock) {
        this.pool = pool;
        this.pipeline = pipeline;
        this.transactions = transactions;
        this.outbox = outbox;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Events of a transaction, and where they are kept. */
    public record Kept(List<OutgoingEvent> events, List<Long> places) {}

    private record Done<T>(T result, Kept kept) {}

    /** Runs {@code work} in one transaction that sees {@code tenant} only, and tells what follows from it. */
    public <T> Uni<T> inTenant(TenantId tenant, Function<SqlConnection, Uni<Change<T>>> work) {
        return transactions
                .inTenant(pool, tenant, client -> work.apply(client)
                        .chain(change -> keep(client, change.events()).map(kept -> new Done<>(change.result(), kept))))
                .call(done -> tell(done.kept(), () -> forget(tenant, done.kept())))
                .map(Done::result);
    }

    /** Keeps events in a transaction of the caller's own; {@link #tell} them right after its commit. */
    public Uni<Kept> keep(SqlClient client, List<OutgoingEvent> events) {
        return outbox.insertAll(client, events, clock.instant()).map(places -> new Kept(events, places));
    }

    /** Tells what the pipeline kept, of any tenant; never fails. */
    public Uni<Void> tell(Kept kept) {
        return tell(kept, () -> outbox.deleteAll(pipeline, kept.places()));
    }

    /** Tells at most {@code limit} events that were left behind; returns how many there were. */
    Uni<Integer> tellForgotten(int limit) {
        return transactions
                .inTransaction(pipeline, client -> takeAndPublish(client, limit))
                .map(List::size);
    }

    private Uni<Void> forget(TenantId tenant, Kept kept) {
        return transactions.inTenant(pool, tenant, client -> outbox.delete(client, tenant, kept.places()));
    }

    private Uni<Void> tell(Kept kept, Supplier<Uni<Void>> forgetting) {
        return kept.places().isEmpty()
                ? Uni.createFrom().voidItem()
                : publish(kept)
                        .chain(told -> forgetting.get())
                        .onFailure()
                        .invoke(outage -> LOG.warnf("the clock will tell what could not be told: %s", outage))
                        .onFailure()
                        .recoverWithNull();
    }

    private Uni<Void> publish(Kept kept) {
        return publisher.publishAll(kept.events()).ifNoItem().after(PATIENCE).fail();
    }

    private Uni<List<OutgoingEvent>> takeAndPublish(SqlClient client, int limit) {
        return outbox.take(client, clock.instant().minus(AGE_OF_THE_FORGOTTEN), limit)
                .map(taken -> taken.stream().map(OutboxEntry::event).toList())
                .call(publisher::publishAll);
    }
}
