package io.carillon.core.delivery;

import io.carillon.core.deadletter.DeadLetterRepository;
import io.carillon.core.recipient.SubscriberRepository;
import io.carillon.core.suppression.Suppression;
import io.carillon.core.suppression.SuppressionRepository;
import io.carillon.core.tally.Shift;
import io.carillon.core.tally.TallyRepository;
import io.carillon.core.timeline.TimelineEntry;
import io.carillon.core.timeline.TimelineRepository;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.DeliveryReceipt;
import io.carillon.events.DeliveryStatus;
import io.carillon.messaging.Event;
import io.carillon.messaging.EventPublisher;
import io.carillon.messaging.OutgoingEvent;
import io.carillon.messaging.ReceivedEvent;
import io.carillon.postgres.TenantTransactions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * Records how attempts ended and what providers report later: one transaction moves the deliveries of a whole poll and writes their story, then the
 * status events go out. Recording the same outcome again changes nothing and tells it again, with the same event ids.
 */
@ApplicationScoped
public class RecordOutcomes {
    private final Pool pipeline;
    private final TenantTransactions transactions;
    private final DeliveryRepository deliveries;
    private final TimelineRepository timeline;
    private final SuppressionRepository suppressions;
    private final SubscriberRepository subscribers;
    private final DeadLetterRepository letters;
    private final TallyRepository tally;
    private final EndedDeliveries followUp;
    private final RecordReceipts receipts;
    private final EventPublisher publisher;
    private final DeliveryMetrics metrics;
    private final RetrySchedule schedule;

    RecordOutcomes(
            @ReactiveDataSource("pipeline") Pool pipeline,
            TenantTransactions transactions,
            DeliveryRepository deliveries,
            TimelineRepository timeline,
            SuppressionRepository suppressions,
            SubscriberRepository subscribers,
            DeadLetterRepository letters,
            TallyRepository tally,
            EndedDeliveries followUp,
            RecordReceipts receipts,
            EventPublisher publisher,
            DeliveryMetrics metrics,
            DeliveryConfig config) {
        this.pipeline = pipeline;
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.timeline = timeline;
        this.suppressions = suppressions;
        this.subscribers = subscribers;
        this.letters = letters;
        this.tally = tally;
        this.followUp = followUp;
        this.receipts = receipts;
        this.publisher = publisher;
        this.metrics = metrics;
        this.schedule = RetrySchedule.of(config);
    }

    /** A poll's outcomes with the moves they cause; one per delivery and attempt. */
    private record Decided(List<ReceivedEvent<DeliveryAttempted>> outcomes, List<Move> moves) {}

    /** What a transaction did: deliveries that moved now, and those an earlier, unfinished run had moved already. */
    private record Recorded(List<Delivery> moved, List<Delivery> movedBefore, List<Shift> shifts) {
        static final Recorded NOTHING = new Recorded(List.of(), List.of(), List.of());

        List<Shift> shiftsWith(List<Moved> later) {
            return Stream.concat(shifts.stream(), later.stream().map(Moved::shift))
                    .toList();
        }
    }

    /**
     * Records a poll; completes when its story is durable and told. Receipts come after the outcomes of the same poll, and
     * the counters of batches last.
     */
    public Uni<Void> record(
            List<ReceivedEvent<DeliveryAttempted>> outcomes, List<ReceivedEvent<DeliveryReceipt>> reports) {
        List<ReceivedEvent<DeliveryAttempted>> distinct = distinct(outcomes);
        if (distinct.isEmpty() && reports.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transactions
                .inTransaction(pipeline, client -> recordAll(client, distinct, reports))
                .invoke(recorded -> metrics.settled(recorded.moved()))
                .chain(this::tell);
    }

    private Uni<Recorded> recordAll(
            SqlClient client,
            List<ReceivedEvent<DeliveryAttempted>> outcomes,
            List<ReceivedEvent<DeliveryReceipt>> reports) {
        Uni<Recorded> attempts = outcomes.isEmpty()
                ? Uni.createFrom().item(Recorded.NOTHING)
                : decide(client, outcomes).chain(decided -> write(client, decided));
        return attempts.chain(recorded -> receipts.write(client, events(reports))
                .call(moves -> tally.addAll(client, recorded.shiftsWith(moves)))
                .replaceWith(recorded));
    }

    private static List<Event<DeliveryReceipt>> events(List<ReceivedEvent<DeliveryReceipt>> reports) {
        return reports.stream().map(ReceivedEvent::event).toList();
    }

    private Uni<Decided> decide(SqlClient client, List<ReceivedEvent<DeliveryAttempted>> outcomes) {
        List<UUID> failed = outcomes.stream()
                .filter(outcome -> outcome.event().data().outcome() instanceof AttemptOutcome.Failed)
                .map(RecordOutcomes::deliveryId)
                .toList();
        return deliveries
                .listByIds(client, failed)
                .map(known -> new Decided(outcomes, moves(outcomes, expiries(known))));
    }

    private List<Move> moves(List<ReceivedEvent<DeliveryAttempted>> outcomes, Map<UUID, Instant> expiries) {
        return outcomes.stream()
                .map(outcome -> OutcomeDecision.decide(
                        outcome.event().tenant(),
                        outcome.event().data(),
                        expiries.getOrDefault(deliveryId(outcome), Instant.EPOCH),
                        schedule,
                        ThreadLocalRandom.current().nextDouble()))
                .toList();
    }

    private Uni<Recorded> write(SqlClient client, Decided decided) {
        return deliveries
                .moveAll(client, decided.moves())
                .chain(moved -> writeStory(client, decided, moved))
                .call(recorded -> followUp.follow(client, recorded.moved()));
    }

    private Uni<Recorded> writeStory(SqlClient client, Decided decided, List<Moved> moves) {
        List<Delivery> moved = moves.stream().map(Moved::delivery).toList();
        List<Shift> shifts = moves.stream().map(Moved::shift).toList();
        return listMissed(client, decided, moved).chain(missed -> {
            List<Delivery> known = Stream.concat(moved.stream(), missed.stream().filter(RecordOutcomes::isOvertaken))
                    .toList();
            return timeline.insertAll(client, story(decided, known))
                    .chain(() -> avoid(client, badAddresses(decided, known)))
                    .chain(() -> letters.insertAll(client, DeliveryLetters.ofAttempts(decided.outcomes(), moved)))
                    .replaceWith(new Recorded(moved, movedBefore(decided, missed), shifts));
        });
    }

    /** From now on nobody writes to these: suppressed, and retired where they were somebody's device. */
    private Uni<Void> avoid(SqlClient client, List<Suppression> bad) {
        return suppressions
                .insertAll(client, bad)
                .chain(() -> subscribers.retireDevices(client, BadAddresses.devices(bad)));
    }

    /** Deliveries whose present attempt this is the end of, though it moved nothing. */
    private Uni<List<Delivery>> listMissed(SqlClient client, Decided decided, List<Delivery> moved) {
        Map<UUID, Move> missed = new HashMap<>();
        decided.moves().forEach(move -> missed.put(move.deliveryId(), move));
        moved.forEach(delivery -> missed.remove(delivery.id()));
        return deliveries.listByIds(client, missed.keySet()).map(known -> known.stream()
                .filter(delivery ->
                        delivery.tenant().equals(missed.get(delivery.id()).tenant()))
                .filter(delivery ->
                        delivery.attempt() == missed.get(delivery.id()).attempt())
                .toList());
    }

    private static List<Delivery> movedBefore(Decided decided, List<Delivery> missed) {
        Map<UUID, DeliveryStatus> ends = new HashMap<>();
        decided.moves().forEach(move -> ends.put(move.deliveryId(), move.status()));
        return missed.stream()
                .filter(delivery -> delivery.status() == ends.get(delivery.id()))
                .toList();
    }

    /** Whether a receipt told more than an outcome can: the attempt still belongs to the story. */
    private static boolean isOvertaken(Delivery delivery) {
        return switch (delivery.status()) {
            case DELIVERED, OPENED, CLICKED, BOUNCED, FAILED -> true;
            default -> false;
        };
    }

    private Uni<Void> tell(Recorded recorded) {
        List<OutgoingEvent> events = new ArrayList<>(recorded.moved().size());
        recorded.moved().forEach(delivery -> events.add(DeliveryEvents.statusChanged(delivery)));
        recorded.movedBefore().forEach(delivery -> events.add(DeliveryEvents.statusChanged(delivery)));
        return publisher.publishAll(events);
    }

    private static List<TimelineEntry> story(Decided decided, List<Delivery> moved) {
        Set<UUID> movedIds = new HashSet<>();
        moved.forEach(delivery -> movedIds.add(delivery.id()));
        List<TimelineEntry> lines = new ArrayList<>(moved.size());
        for (int i = 0; i < decided.moves().size(); i++) {
            if (movedIds.contains(decided.moves().get(i).deliveryId())) {
                lines.addAll(AttemptTimeline.tell(
                        decided.outcomes().get(i), decided.moves().get(i)));
            }
        }
        return lines;
    }

    private static List<Suppression> badAddresses(Decided decided, List<Delivery> moved) {
        Map<UUID, DeliveryAttempted> attempts = new HashMap<>();
        decided.outcomes()
                .forEach(outcome ->
                        attempts.put(deliveryId(outcome), outcome.event().data()));
        return moved.stream()
                .flatMap(delivery -> BadAddresses.of(delivery, attempts.get(delivery.id())).stream())
                .toList();
    }

    private static List<ReceivedEvent<DeliveryAttempted>> distinct(List<ReceivedEvent<DeliveryAttempted>> outcomes) {
        Map<String, ReceivedEvent<DeliveryAttempted>> latest = new LinkedHashMap<>();
        outcomes.forEach(outcome -> latest.merge(outcome.event().data().deliveryId(), outcome, RecordOutcomes::later));
        return List.copyOf(latest.values());
    }

    private static ReceivedEvent<DeliveryAttempted> later(
            ReceivedEvent<DeliveryAttempted> first, ReceivedEvent<DeliveryAttempted> second) {
        return second.event().data().attempt() > first.event().data().attempt() ? second : first;
    }

    private static Map<UUID, Instant> expiries(List<Delivery> known) {
        Map<UUID, Instant> expiries = new HashMap<>();
        known.forEach(delivery -> expiries.put(delivery.id(), delivery.expiresAt()));
        return expiries;
    }

    private static UUID deliveryId(ReceivedEvent<DeliveryAttempted> outcome) {
        return UUID.fromString(outcome.event().data().deliveryId());
    }
}
