package io.carillon.core.delivery;

import io.carillon.core.deadletter.DeadLetterRepository;
import io.carillon.core.deadletter.DeadLetterRepository.Dead;
import io.carillon.core.delivery.ReceiptDecision.Step;
import io.carillon.core.delivery.ReceiptRepository.Key;
import io.carillon.core.delivery.ReceiptRepository.Message;
import io.carillon.core.recipient.SubscriberRepository;
import io.carillon.core.suppression.Suppression;
import io.carillon.core.suppression.SuppressionRepository;
import io.carillon.core.timeline.TimelineEntry;
import io.carillon.core.timeline.TimelineRepository;
import io.carillon.events.DeliveryReceipt;
import io.carillon.events.DeliveryStatus;
import io.carillon.messaging.Event;
import io.carillon.messaging.EventPublisher;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Records what providers report of a poll's deliveries, inside the transaction of {@link RecordOutcomes}. It is told before
 * the commit: a crash in between tells it again, with the same event ids. Receipts of deliveries that nobody knows are
 * dropped and counted; those of unknown messages wait for the outcome that they may have overtaken
 * ({@link ApplyEarlyReceipts}).
 */
@ApplicationScoped
class RecordReceipts {
    private final ReceiptRepository receipts;
    private final EarlyReceiptRepository early;
    private final TimelineRepository timeline;
    private final SuppressionRepository suppressions;
    private final SubscriberRepository subscribers;
    private final DeadLetterRepository letters;
    private final EndedDeliveries followUp;
    private final EventPublisher publisher;
    private final DeliveryMetrics metrics;
    private final Clock clock;

    RecordReceipts(
            ReceiptRepository receipts,
            EarlyReceiptRepository early,
            TimelineRepository timeline,
            SuppressionRepository suppressions,
            SubscriberRepository subscribers,
            DeadLetterRepository letters,
            EndedDeliveries followUp,
            EventPublisher publisher,
            DeliveryMetrics metrics,
            Clock clock) {
        this.receipts = receipts;
        this.early = early;
        this.timeline = timeline;
        this.suppressions = suppressions;
        this.subscribers = subscribers;
        this.letters = letters;
        this.followUp = followUp;
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** A delivery with the receipts that a poll holds of it. */
    private record Reported(Delivery delivery, List<Event<DeliveryReceipt>> receipts) {
        List<Step> steps() {
            return ReceiptDecision.decide(
                    delivery, receipts.stream().map(receipt -> receipt.data()).toList());
        }
    }

    /** Writes and tells what the receipts change; returns every move, to be counted in its batch. */
    Uni<List<Moved>> write(SqlClient client, List<Event<DeliveryReceipt>> heard) {
        return heard.isEmpty()
                ? Uni.createFrom().item(List.of())
                : receipts.findMessages(client, messages(heard))
                        .call(named -> early.insertAll(client, tooEarly(heard, named)))
                        .map(named -> byDelivery(heard, named))
                        .chain(known -> find(client, heard, known))
                        .chain(reported -> move(client, reported));
    }

    private List<EarlyReceipt> tooEarly(List<Event<DeliveryReceipt>> heard, Map<Message, UUID> named) {
        return heard.stream()
                .filter(RecordReceipts::namesMessageOnly)
                .filter(receipt -> !named.containsKey(Message.of(receipt)))
                .map(receipt -> EarlyReceipt.arrived(receipt, clock.instant()))
                .toList();
    }

    private static boolean namesMessageOnly(Event<DeliveryReceipt> receipt) {
        return receipt.data().deliveryId() == null && receipt.data().providerMessageId() != null;
    }

    private Uni<List<Reported>> find(
            SqlClient client, List<Event<DeliveryReceipt>> heard, Map<Key, List<Event<DeliveryReceipt>>> known) {
        return receipts.lockAll(client, known.keySet())
                .map(locked -> locked.stream()
                        .map(found -> new Reported(found, known.get(new Key(found.tenant(), found.id()))))
                        .toList())
                .invoke(reported -> metrics.receipts(named(heard, known), of(reported)));
    }

    /** Receipts that are not set aside: what is known of them is known for good. */
    private static int named(List<Event<DeliveryReceipt>> heard, Map<Key, List<Event<DeliveryReceipt>>> known) {
        long early = heard.stream().filter(RecordReceipts::namesMessageOnly).count();
        long found = known.values().stream()
                .flatMap(List::stream)
                .filter(RecordReceipts::namesMessageOnly)
                .count();
        return (int) (heard.size() - early + found);
    }

    private static int of(List<Reported> reported) {
        return reported.stream().mapToInt(one -> one.receipts().size()).sum();
    }

    private Uni<List<Moved>> move(SqlClient client, List<Reported> reported) {
        List<List<Step>> steps = reported.stream()
                .map(Reported::steps)
                .filter(some -> !some.isEmpty())
                .toList();
        List<Moved> moves =
                steps.stream().flatMap(List::stream).map(Step::moved).toList();
        List<Delivery> moved =
                steps.stream().map(some -> some.getLast().moved().delivery()).toList();
        return receipts.moveAll(client, steps.stream().map(List::getLast).toList())
                .chain(() -> tell(client, told(reported)))
                .chain(() -> letters.resolve(client, givenUp(moves), clock.instant()))
                .chain(() -> followUp.follow(client, moved))
                .chain(() -> followUp.answer(client, moved))
                .map(stopped -> Stream.concat(moves.stream(), stopped.stream()).toList())
                .call(all -> publisher.publishAll(all.stream()
                        .map(one -> DeliveryEvents.statusChanged(one.delivery()))
                        .toList()))
                .invoke(all -> metrics.settled(all.stream().map(Moved::delivery).toList()));
    }

    /** Those that we had given up, and so may have written off. */
    private static List<Dead> givenUp(List<Moved> moves) {
        return moves.stream()
                .filter(one -> one.previous() == DeliveryStatus.FAILED || one.previous() == DeliveryStatus.EXPIRED)
                .map(one -> new Dead(one.delivery().tenant(), one.delivery().id()))
                .toList();
    }

    /** A receipt with the line that tells of it. */
    private record Told(Delivery delivery, DeliveryReceipt receipt, TimelineEntry line) {}

    private List<Told> told(List<Reported> reported) {
        Instant now = clock.instant();
        return reported.stream()
                .flatMap(one -> one.receipts().stream().flatMap(receipt -> told(one.delivery(), receipt, now).stream()))
                .toList();
    }

    private static Optional<Told> told(Delivery delivery, Event<DeliveryReceipt> receipt, Instant now) {
        return ReceiptTimeline.tell(delivery, receipt, now).map(line -> new Told(delivery, receipt.data(), line));
    }

    /** What was told before changes nothing: an address that somebody released meanwhile stays free. */
    private Uni<Void> tell(SqlClient client, List<Told> told) {
        return timeline.insertNew(client, told.stream().map(Told::line).toList())
                .map(fresh -> told.stream()
                        .filter(one -> fresh.contains(one.line().id()))
                        .flatMap(one -> BadAddresses.of(one.delivery(), one.receipt()).stream())
                        .toList())
                .chain(bad -> avoid(client, bad));
    }

    private Uni<Void> avoid(SqlClient client, List<Suppression> bad) {
        return suppressions
                .insertAll(client, bad)
                .chain(() -> subscribers.retireDevices(client, BadAddresses.devices(bad)));
    }

    private static Set<Message> messages(List<Event<DeliveryReceipt>> heard) {
        return heard.stream()
                .filter(RecordReceipts::namesMessageOnly)
                .map(Message::of)
                .collect(Collectors.toSet());
    }

    private static Map<Key, List<Event<DeliveryReceipt>>> byDelivery(
            List<Event<DeliveryReceipt>> heard, Map<Message, UUID> named) {
        Map<Key, List<Event<DeliveryReceipt>>> known = new LinkedHashMap<>();
        heard.forEach(receipt -> {
            String given = receipt.data().deliveryId();
            UUID id = given == null ? named.get(Message.of(receipt)) : UUID.fromString(given);
            if (id != null) {
                known.computeIfAbsent(new Key(receipt.tenant(), id), none -> new ArrayList<>(1))
                        .add(receipt);
            }
        });
        return known;
    }
}
