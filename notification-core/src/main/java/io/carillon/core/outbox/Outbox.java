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

    private record Kept<T>(Change<T> change, List<Long> places) {}

    /** Runs {@code work} in one transaction that sees {@code tenant} only, and tells what follows from it. */
    public <T> Uni<T> inTenant(TenantId tenant, Function<SqlConnection, Uni<Change<T>>> work) {
        return transactions
                .inTenant(pool, tenant, client -> work.apply(client).chain(change -> keep(client, change)))
                .call(kept -> tell(tenant, kept))
                .map(kept -> kept.change().result());
    }

    /** Tells at most {@code limit} events that were left behind; returns how many there were. */
    Uni<Integer> tellForgotten(int limit) {
        return transactions
                .inTransaction(pipeline, client -> takeAndPublish(client, limit))
                .map(List::size);
    }

    private <T> Uni<Kept<T>> keep(SqlClient client, Change<T> change) {
        return outbox.insertAll(client, change.events(), clock.instant()).map(places -> new Kept<>(change, places));
    }

    private <T> Uni<Void> tell(TenantId tenant, Kept<T> kept) {
        return kept.places().isEmpty()
                ? Uni.createFrom().voidItem()
                : publishAndForget(tenant, kept)
                        .onFailure()
                        .invoke(outage -> LOG.warnf("the clock will tell what could not be told: %s", outage))
                        .onFailure()
                        .recoverWithNull();
    }

    private <T> Uni<Void> publishAndForget(TenantId tenant, Kept<T> kept) {
        return publisher
                .publishAll(kept.change().events())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .chain(() ->
                        transactions.inTenant(pool, tenant, client -> outbox.delete(client, tenant, kept.places())));
    }

    private Uni<List<OutgoingEvent>> takeAndPublish(SqlClient client, int limit) {
        return outbox.take(client, clock.instant().minus(AGE_OF_THE_FORGOTTEN), limit)
                .map(taken -> taken.stream().map(OutboxEntry::event).toList())
                .call(publisher::publishAll);
    }
}
