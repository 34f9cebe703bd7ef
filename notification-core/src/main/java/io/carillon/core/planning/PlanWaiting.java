package io.carillon.core.planning;

import io.carillon.events.Lane;
import io.carillon.postgres.TenantTransactions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Plans again what could not be planned. A request is taken for a while, not for good: when this replica dies, the next
 * one takes it after that; planning it twice writes it once, for it keeps its coordinates.
 */
@ApplicationScoped
class PlanWaiting {
    private static final Duration TAKEN_FOR = Duration.ofMinutes(1);

    private final Pool pipeline;
    private final TenantTransactions transactions;
    private final WaitingRequestRepository waiting;
    private final PlanBatch batch;
    private final Clock clock;

    PlanWaiting(
            @ReactiveDataSource("pipeline") Pool pipeline,
            TenantTransactions transactions,
            WaitingRequestRepository waiting,
            PlanBatch batch,
            Clock clock) {
        this.pipeline = pipeline;
        this.transactions = transactions;
        this.waiting = waiting;
        this.batch = batch;
        this.clock = clock;
    }

    /** Plans at most {@code limit} requests that are due; returns how many there were. */
    Uni<Integer> run(int limit) {
        return transactions
                .inTransaction(
                        pipeline,
                        client -> waiting.claimDue(
                                client, clock.instant(), clock.instant().plus(TAKEN_FOR), limit))
                .call(this::planAll)
                .map(List::size);
    }

    private Uni<Void> planAll(List<WaitingRequest> due) {
        Map<Lane, List<WaitingRequest>> byLane = due.stream().collect(Collectors.groupingBy(WaitingRequest::lane));
        return Multi.createFrom()
                .iterable(byLane.entrySet())
                .onItem()
                .transformToUniAndConcatenate(lane -> batch.planAgain(lane.getValue(), lane.getKey()))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
