package io.carillon.core.redrive;

import io.carillon.core.CoreProblem;
import io.carillon.core.deadletter.DeadLetterRepository;
import io.carillon.core.deadletter.DeadLetterRepository.Dead;
import io.carillon.core.deadletter.LetterFilter;
import io.carillon.core.deadletter.StoredLetter;
import io.carillon.core.delivery.DueDeliveryRepository;
import io.carillon.core.delivery.Moved;
import io.carillon.core.planning.ForgetRefused;
import io.carillon.core.tally.TallyRepository;
import io.carillon.core.timeline.Reason;
import io.carillon.core.timeline.TimelineRepository;
import io.carillon.messaging.RecordPublisher;
import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Gives dead letters another try, once. A delivery becomes due again with its next attempt number, in the transaction
 * that marks its letter. A record goes back to its topic before that commit: a crash in between sends it again, and
 * planning drops the copy by its key.
 */
@ApplicationScoped
class RedriveDeadLetters {
    private static final int AT_ONCE = 100;
    private static final int MOST = 1_000;

    private final TenantTransactions transactions;
    private final Pool pipeline;
    private final DeadLetterRepository letters;
    private final DueDeliveryRepository deliveries;
    private final ForgetRefused refusals;
    private final TimelineRepository timeline;
    private final TallyRepository tally;
    private final RecordPublisher publisher;
    private final Clock clock;

    RedriveDeadLetters(
            TenantTransactions transactions,
            @ReactiveDataSource("pipeline") Pool pipeline,
            DeadLetterRepository letters,
            DueDeliveryRepository deliveries,
            ForgetRefused refusals,
            TimelineRepository timeline,
            TallyRepository tally,
            RecordPublisher publisher,
            Clock clock) {
        this.transactions = transactions;
        this.pipeline = pipeline;
        this.letters = letters;
        this.deliveries = deliveries;
        this.refusals = refusals;
        this.timeline = timeline;
        this.tally = tally;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * What a filtered re-drive did.
     *
     * @param redriven letters that got another try
     * @param notRedrivable letters that could not; they stay open, unless their delivery got through
     * @param more whether there may be others: ask again
     */
    record Redriven(int redriven, int notRedrivable, boolean more) {
        Redriven plus(Redriven other) {
            return new Redriven(redriven + other.redriven, notRedrivable + other.notRedrivable, other.more);
        }
    }

    /** The letters of one transaction, and which of them got another try. */
    private record Batch(List<StoredLetter> locked, List<UUID> revived) {
        Redriven result() {
            return new Redriven(revived.size(), locked.size() - revived.size(), locked.size() == AT_ONCE);
        }
    }

    /**
     * Re-drives one letter.
     *
     * @param by the caller's subject
     * @throws ProblemException (as failure) when there is none, or it cannot be re-driven
     */
    Uni<Void> redrive(TenantId tenant, UUID id, String by) {
        return transactions
                .inTransaction(pipeline, client -> letters.lock(client, tenant, id)
                        .map(found -> found.orElseThrow(RedriveDeadLetters::notFound))
                        .invoke(RedriveDeadLetters::requireOpen)
                        .chain(letter -> revive(client, tenant, List.of(letter), by)))
                .invoke(RedriveDeadLetters::requireOne)
                .replaceWithVoid();
    }

    /** Re-drives open letters, newest first, a thousand at most; a hundred in one transaction. */
    Uni<Redriven> redriveAll(TenantId tenant, LetterFilter filter, String by) {
        return redriveFrom(tenant, filter, new UUID(-1, -1), by, new Redriven(0, 0, true));
    }

    private Uni<Redriven> redriveFrom(TenantId tenant, LetterFilter filter, UUID before, String by, Redriven sofar) {
        return transactions
                .inTransaction(pipeline, client -> letters.lockAll(client, tenant, filter, before, AT_ONCE)
                        .chain(locked -> revive(client, tenant, locked, by)))
                .chain(batch -> goOn(tenant, filter, batch, by, sofar.plus(batch.result())));
    }

    private Uni<Redriven> goOn(TenantId tenant, LetterFilter filter, Batch batch, String by, Redriven sofar) {
        boolean enough = !sofar.more() || sofar.redriven() + sofar.notRedrivable() >= MOST;
        return enough
                ? Uni.createFrom().item(sofar)
                : redriveFrom(tenant, filter, batch.locked().getLast().id(), by, sofar);
    }

    private Uni<Batch> revive(SqlClient client, TenantId tenant, List<StoredLetter> locked, String by) {
        Instant now = clock.instant();
        List<StoredLetter> records = Revival.records(locked);
        List<Dead> dead = Revival.deliveries(locked);
        return deliveries
                .reviveAll(client, tenant, Revival.attempts(locked), Reason.REDRIVEN.code(), now)
                .call(moved -> timeline.insertAll(client, Revival.story(moved)))
                .call(moved -> refusals.forget(client, tenant, records))
                .call(moved -> publisher.publishAll(Revival.again(records)))
                .call(moved -> letters.markRedriven(client, tenant, Revival.revived(records, locked, moved), now, by))
                .call(moved -> letters.resolve(client, dead, now))
                .call(moved ->
                        tally.addAll(client, moved.stream().map(Moved::shift).toList()))
                .map(moved -> new Batch(locked, Revival.revived(records, locked, moved)));
    }

    private static void requireOpen(StoredLetter letter) {
        switch (letter.state()) {
            case OPEN -> {}
            case REDRIVEN -> throw new ProblemException(CoreProblem.ALREADY_REDRIVEN, "at " + letter.redrivenAt());
            case RESOLVED ->
                throw new ProblemException(
                        CoreProblem.NOT_REDRIVABLE,
                        "its provider told at " + letter.resolvedAt() + " what became of it");
        }
    }

    private static void requireOne(Batch batch) {
        if (batch.revived().isEmpty()) {
            throw new ProblemException(CoreProblem.NOT_REDRIVABLE, "it has moved on, or its rows are gone");
        }
    }

    static ProblemException notFound() {
        return new ProblemException(CommonProblem.NOT_FOUND, "no dead letter has this id");
    }
}
