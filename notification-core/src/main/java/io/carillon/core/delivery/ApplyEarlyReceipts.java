package io.carillon.core.delivery;

import io.carillon.core.delivery.ReceiptRepository.Message;
import io.carillon.core.tally.TallyRepository;
import io.carillon.events.DeliveryReceipt;
import io.carillon.messaging.Event;
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
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Records receipts that overtook the outcome of their message, once that is there. Looking again later, instead of from the
 * outcome, needs no lock between the two and costs outcomes nothing. What is still nobody's after a day is dropped and
 * counted.
 */
@ApplicationScoped
class ApplyEarlyReceipts {
    private final Pool pipeline;
    private final TenantTransactions transactions;
    private final EarlyReceiptRepository early;
    private final ReceiptRepository receipts;
    private final RecordReceipts recording;
    private final TallyRepository tally;
    private final DeliveryMetrics metrics;
    private final Clock clock;

    ApplyEarlyReceipts(
            @ReactiveDataSource("pipeline") Pool pipeline,
            TenantTransactions transactions,
            EarlyReceiptRepository early,
            ReceiptRepository receipts,
            RecordReceipts recording,
            TallyRepository tally,
            DeliveryMetrics metrics,
            Clock clock) {
        this.pipeline = pipeline;
        this.transactions = transactions;
        this.early = early;
        this.receipts = receipts;
        this.recording = recording;
        this.tally = tally;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Looks for the deliveries of at most {@code limit} receipts; returns how many were due. */
    Uni<Integer> run(int limit) {
        return transactions.inTransaction(pipeline, client -> early.takeDue(client, clock.instant(), limit)
                .call(due -> look(client, due))
                .map(List::size));
    }

    private Uni<Void> look(SqlClient client, List<EarlyReceipt> due) {
        Set<Message> messages = due.stream().map(ApplyEarlyReceipts::message).collect(Collectors.toSet());
        return receipts.findMessages(client, messages).chain(found -> settle(client, due, found));
    }

    private Uni<Void> settle(SqlClient client, List<EarlyReceipt> due, Map<Message, UUID> found) {
        Instant now = clock.instant();
        Predicate<EarlyReceipt> isFound = one -> found.containsKey(message(one));
        List<EarlyReceipt> known = due.stream().filter(isFound).toList();
        List<EarlyReceipt> lost = due.stream()
                .filter(isFound.negate())
                .filter(one -> one.isGivenUp(now))
                .toList();
        List<EarlyReceipt> waiting = due.stream()
                .filter(isFound.negate())
                .filter(one -> !one.isGivenUp(now))
                .map(one -> one.lookedFor(now))
                .toList();
        List<Event<DeliveryReceipt>> heard =
                known.stream().map(EarlyReceipt::receipt).toList();
        return recording
                .write(client, heard)
                .chain(moves ->
                        tally.addAll(client, moves.stream().map(Moved::shift).toList()))
                .chain(() -> early.deleteAll(client, known))
                .chain(() -> early.deleteAll(client, lost))
                .chain(() -> early.postponeAll(client, waiting))
                .invoke(() -> metrics.receipts(lost.size(), 0));
    }

    private static Message message(EarlyReceipt early) {
        return Message.of(early.receipt());
    }
}
