package io.carillon.dispatcher.delivery;

import io.carillon.events.Channel;
import io.carillon.events.DeliveryRequested;
import io.carillon.messaging.DeadLetter;
import io.carillon.messaging.DecodedBatch;
import io.carillon.messaging.ReceivedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Takes deliveries out of a poll that are readable but lack what every attempt needs. */
final class DeliveryCheck {
    private DeliveryCheck() {}

    static DecodedBatch<DeliveryRequested> check(
            DecodedBatch<DeliveryRequested> batch, ConsumerRecords<String, byte[]> records) {
        List<ReceivedEvent<DeliveryRequested>> complete =
                new ArrayList<>(batch.events().size());
        List<DeadLetter> broken = new ArrayList<>(batch.broken());
        for (ReceivedEvent<DeliveryRequested> received : batch.events()) {
            missing(received.event().data())
                    .ifPresentOrElse(what -> broken.add(letter(received, what, records)), () -> complete.add(received));
        }
        return new DecodedBatch<>(complete, broken);
    }

    /** Name of the first property that an attempt cannot do without. */
    static Optional<String> missing(DeliveryRequested request) {
        if (isBlank(request.deliveryId())) {
            return Optional.of("deliveryId");
        }
        if (isBlank(request.notificationId())) {
            return Optional.of("notificationId");
        }
        if (request.attempt() < 1) {
            return Optional.of("attempt");
        }
        if (request.channel() == null || !Channel.dispatched().contains(request.channel())) {
            return Optional.of("channel");
        }
        return Optional.ofNullable(request.lane() == null ? "lane" : request.content() == null ? "content" : null);
    }

    private static DeadLetter letter(
            ReceivedEvent<DeliveryRequested> received, String what, ConsumerRecords<String, byte[]> records) {
        return records.records(new TopicPartition(received.topic(), received.partition())).stream()
                .filter(record -> record.offset() == received.offset())
                .findFirst()
                .map(record -> new DeadLetter(record, "incomplete-delivery", "no usable " + what))
                .orElseThrow();
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
