package io.carillon.messaging;

import io.carillon.events.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;

/** Puts records that cannot be processed on their topic's dead-letter topic, as they came, with the reason. */
@ApplicationScoped
public class DeadLetterPublisher {
    public static final String REASON = "dlq-reason";
    public static final String DETAIL = "dlq-detail";
    public static final String TOPIC = "dlq-topic";
    public static final String PARTITION = "dlq-partition";
    public static final String OFFSET = "dlq-offset";

    private static final Logger LOG = Logger.getLogger(DeadLetterPublisher.class);

    private final RecordSender sender;

    DeadLetterPublisher(RecordSender sender) {
        this.sender = sender;
    }

    /** Publishes all letters; completes when all are acknowledged. */
    public Uni<Void> publishAll(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        letters.forEach(DeadLetterPublisher::log);
        return sender.send(letters.stream().map(DeadLetterPublisher::encode).toList());
    }

    static ProducerRecord<String, byte[]> encode(DeadLetter letter) {
        ConsumerRecord<String, byte[]> origin = letter.record();
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.deadLetters(origin.topic()), origin.key(), origin.value());
        Headers headers = record.headers();
        origin.headers().forEach(headers::add);
        CloudEventHeaders.put(headers, REASON, letter.reason());
        CloudEventHeaders.put(headers, DETAIL, letter.detail());
        CloudEventHeaders.put(headers, TOPIC, origin.topic());
        CloudEventHeaders.put(headers, PARTITION, Integer.toString(origin.partition()));
        CloudEventHeaders.put(headers, OFFSET, Long.toString(origin.offset()));
        return record;
    }

    private static void log(DeadLetter letter) {
        ConsumerRecord<String, byte[]> origin = letter.record();
        LOG.warnf(
                "dead letter: %s from %s-%d@%d", letter.reason(), origin.topic(), origin.partition(), origin.offset());
    }
}
