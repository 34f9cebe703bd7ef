package io.carillon.core.deadletter;

import io.carillon.core.poll.PollProcessor;
import io.carillon.postgres.TenantTransactions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps what lands on the dead-letter topics of requests, deliveries and outcomes. */
@ApplicationScoped
class DeadLetterConsumer {
    private final PollProcessor processor;
    private final TenantTransactions transactions;
    private final Pool pipeline;
    private final DeadLetterRepository letters;

    DeadLetterConsumer(
            PollProcessor processor,
            TenantTransactions transactions,
            @ReactiveDataSource("pipeline") Pool pipeline,
            DeadLetterRepository letters) {
        this.processor = processor;
        this.transactions = transactions;
        this.pipeline = pipeline;
        this.letters = letters;
    }

    @Incoming("dead-letters")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return processor.processRaw(records, this::store);
    }

    private Uni<Void> store(List<ConsumerRecord<String, byte[]>> records) {
        List<StoredLetter> read = records.stream().map(LetterReader::read).toList();
        return transactions.inTransaction(pipeline, client -> letters.insertAll(client, read));
    }
}
