package io.carillon.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes records as they are: dead letters that go back to the topic they came from. */
@ApplicationScoped
public class RecordPublisher {
    private final RecordSender sender;

    RecordPublisher(RecordSender sender) {
        this.sender = sender;
    }

    /** Publishes all records; completes when all are acknowledged. */
    public Uni<Void> publishAll(List<ProducerRecord<String, byte[]>> records) {
        return records.isEmpty() ? Uni.createFrom().voidItem() : sender.send(records);
    }
}
