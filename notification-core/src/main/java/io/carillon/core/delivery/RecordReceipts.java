package io.carillon.core.delivery;

import io.carillon.core.delivery.ReceiptDecision.Step;
import io.carillon.core.delivery.ReceiptRepository.Key;
import io.carillon.core.delivery.ReceiptRepository.Message;
import io.carillon.core.recipient.SubscriberRepository;
import io.carillon.core.suppression.Suppression;
import io.carillon.core.suppression.SuppressionRepository;
import io.carillon.core.timeline.TimelineRepository;
import io.carillon.events.DeliveryReceipt;
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
            EndedDeliveries followUp,
            EventPublisher publisher,
            DeliveryMetrics metrics,
            Clock clock) {
        this.receipts = receipts;
        this.early = early;
        this.timeline = timeline;
        this.suppressions = suppressions;
        this.subscribers = subscribers;
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
        Instant now = clock.instant();
        return receipts.moveAll(client, steps.stream().map(List::getLast).toList())
                .chain(() -> timeline.insertAll(
                        client,
                        reported.stream()
                                .flatMap(one -> one.receipts().stream()
                                        .flatMap(
                                                receipt -> ReceiptTimeline.tell(one.delivery(), receipt, now).stream()))
                                .toList()))
                .chain(() -> avoid(client, badAddresses(reported)))
                .chain(() -> followUp.follow(client, moved))
                .chain(() -> followUp.answer(client, moved))
                .map(stopped -> Stream.concat(moves.stream(), stopped.stream()).toList())
                .call(all -> publisher.publishAll(all.stream()
                        .map(one -> DeliveryEvents.statusChanged(one.delivery()))
                        .toList()))
                .invoke(all -> metrics.settled(all.stream().map(Moved::delivery).toList()));
    }

    private Uni<Void> avoid(SqlClient client, List<Suppression> bad) {
        return suppressions
                .insertAll(client, bad)
                .chain(() -> subscribers.retireDevices(client, BadAddresses.devices(bad)));
    }

    private static List<Suppression> badAddresses(List<Reported> reported) {
        return reported.stream()
                .flatMap(one -> one.receipts().stream()
                        .flatMap(receipt -> BadAddresses.of(one.delivery(), receipt.data()).stream()))
                .toList();
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
