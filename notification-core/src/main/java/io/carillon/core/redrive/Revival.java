package io.carillon.core.redrive;

import io.carillon.core.deadletter.DeadLetterRepository.Dead;
import io.carillon.core.deadletter.StoredLetter;
import io.carillon.core.deadletter.StoredLetter.Kind;
import io.carillon.core.delivery.Delivery;
import io.carillon.core.delivery.Moved;
import io.carillon.core.timeline.TimelineEntry;
import io.carillon.core.timeline.TimelineEvent;
import io.carillon.events.Topics;
import io.carillon.events.Topics.Topic;
import io.carillon.messaging.HopTracing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What another try of dead letters consists of. Pure. */
final class Revival {
    private static final String REDRIVEN_FROM = "redriven-from";
    private static final Set<String> OURS =
            Topics.all().stream().map(Topic::name).collect(Collectors.toSet());

    private Revival() {}

    /** Records that may go back: only to topics of the suite, whatever their marks say. */
    static List<StoredLetter> records(List<StoredLetter> letters) {
        return letters.stream()
                .filter(letter -> letter.kind() == Kind.RECORD)
                .filter(letter -> OURS.contains(letter.from().topic()))
                .toList();
    }

    /** Deliveries with the attempt they ended with. */
    static Map<UUID, Integer> attempts(List<StoredLetter> letters) {
        Map<UUID, Integer> attempts = new LinkedHashMap<>();
        letters.stream()
                .filter(letter -> letter.kind() == Kind.DELIVERY)
                .forEach(letter -> attempts.merge(letter.deliveryId(), letter.attempt(), Math::max));
        return attempts;
    }

    /** The deliveries among them. */
    static List<Dead> deliveries(List<StoredLetter> letters) {
        return letters.stream()
                .filter(letter -> letter.kind() == Kind.DELIVERY)
                .map(letter -> new Dead(letter.tenant(), letter.deliveryId()))
                .toList();
    }

    /** The letters that got another try. */
    static List<UUID> revived(List<StoredLetter> records, List<StoredLetter> letters, List<Moved> moved) {
        Map<UUID, Integer> attempts =
                moved.stream().map(Moved::delivery).collect(Collectors.toMap(Delivery::id, Delivery::attempt));
        List<UUID> revived =
                new ArrayList<>(records.stream().map(StoredLetter::id).toList());
        letters.stream()
                .filter(letter -> letter.kind() == Kind.DELIVERY)
                .filter(letter -> letter.attempt().equals(attempts.get(letter.deliveryId())))
                .map(StoredLetter::id)
                .forEach(revived::add);
        return revived;
    }

    /** The records as they came, with a mark of where from. */
    static List<ProducerRecord<String, byte[]>> again(List<StoredLetter> records) {
        return records.stream().map(Revival::again).toList();
    }

    private static ProducerRecord<String, byte[]> again(StoredLetter letter) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(letter.from().topic(), letter.key(), letter.payload());
        letter.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        record.headers()
                .remove(REDRIVEN_FROM)
                .add(REDRIVEN_FROM, letter.id().toString().getBytes(StandardCharsets.UTF_8));
        return record;
    }

    /** A line for each delivery that goes on. */
    static List<TimelineEntry> story(List<Moved> moved) {
        return moved.stream().map(Moved::delivery).map(Revival::line).toList();
    }

    private static TimelineEntry line(Delivery delivery) {
        return new TimelineEntry(
                delivery.tenant(),
                delivery.notificationId(),
                delivery.id(),
                delivery.channel(),
                TimelineEvent.REDRIVEN,
                delivery.reason(),
                delivery.attempt(),
                null,
                null,
                null,
                HopTracing.traceId(delivery.traceparent()).orElse(null),
                delivery.updatedAt());
    }
}
