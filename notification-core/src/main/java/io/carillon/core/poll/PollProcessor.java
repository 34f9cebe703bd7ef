package io.carillon.core.poll;

import io.carillon.messaging.DeadLetter;
import io.carillon.messaging.DeadLetterPublisher;
import io.carillon.messaging.DecodedBatch;
import io.carillon.messaging.EventDecoder;
import io.carillon.messaging.ReceivedEvent;
import io.carillon.tenantconfig.TenantConfigs;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Processes a poll as one batch. While PostgreSQL or Kafka is away the batch is tried again until it works, so nothing is
 * committed past unfinished work. A batch that fails for what is in it is split until the culprit stands alone; that one
 * becomes a dead letter and the others go on.
 */
@ApplicationScoped
public class PollProcessor {
    private static final Logger LOG = Logger.getLogger(PollProcessor.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final EventDecoder decoder;
    private final DeadLetterPublisher deadLetters;
    private final TenantConfigs configs;

    PollProcessor(EventDecoder decoder, DeadLetterPublisher deadLetters, TenantConfigs configs) {
        this.decoder = decoder;
        this.deadLetters = deadLetters;
        this.configs = configs;
    }

    /** What is to be done with the readable events of a poll; must be safe to repeat. Tells what it refused. */
    public interface Work<T> extends Function<List<ReceivedEvent<T>>, Uni<List<Refusal>>> {

        /** What is to be noted of an event that cannot be worked on, before it becomes a dead letter; nothing as a rule. */
        default Uni<Void> giveUp(ReceivedEvent<T> event) {
            return Uni.createFrom().voidItem();
        }
    }

    /** Completes when every record of the poll was worked on or became a dead letter. */
    public <T> Uni<Void> process(ConsumerRecords<String, byte[]> records, String type, Class<T> payload, Work<T> work) {
        return process(records, Map.of(type, payload), work);
    }

    /** The same for a topic that carries several types of events. */
    public <T> Uni<Void> process(
            ConsumerRecords<String, byte[]> records, Map<String, ? extends Class<? extends T>> payloads, Work<T> work) {
        return configs.whenComplete()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(ready -> decoder.<T>decode(records, payloads))
                .call(batch -> persistently(() -> deadLetters.publishAll(batch.broken())))
                .map(DecodedBatch::events)
                .chain(events -> workOn(records, events, work));
    }

    /** Works on the records of a poll as they are, again and again until it succeeds; the work must fail for outages only. */
    public Uni<Void> processRaw(
            ConsumerRecords<String, byte[]> records, Function<List<ConsumerRecord<String, byte[]>>, Uni<Void>> work) {
        List<ConsumerRecord<String, byte[]>> all =
                StreamSupport.stream(records.spliterator(), false).toList();
        return persistently(() -> work.apply(all));
    }

    private <T> Uni<Void> workOn(ConsumerRecords<String, byte[]> records, List<ReceivedEvent<T>> events, Work<T> work) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return persistently(() -> workAndBury(records, events, work))
                .onFailure()
                .recoverWithUni(poison -> isolate(records, events, work, poison));
    }

    private <T> Uni<Void> workAndBury(
            ConsumerRecords<String, byte[]> records, List<ReceivedEvent<T>> events, Work<T> work) {
        return work.apply(events)
                .map(refusals -> refusals.stream()
                        .map(refusal -> letter(records, refusal))
                        .toList())
                .chain(deadLetters::publishAll);
    }

    private <T> Uni<Void> isolate(
            ConsumerRecords<String, byte[]> records, List<ReceivedEvent<T>> events, Work<T> work, Throwable poison) {
        if (events.size() == 1) {
            LOG.error("an event cannot be processed", poison);
            return giveUp(work, events.getFirst())
                    .chain(() -> persistently(
                            () -> deadLetters.publishAll(List.of(letter(records, events.getFirst(), poison)))));
        }
        int half = events.size() / 2;
        return workOn(records, events.subList(0, half), work)
                .chain(() -> workOn(records, events.subList(half, events.size()), work));
    }

    private static <T> Uni<Void> giveUp(Work<T> work, ReceivedEvent<T> event) {
        return persistently(() -> work.giveUp(event))
                .onFailure()
                .invoke(also -> LOG.error("nothing could be noted of an event that cannot be processed", also))
                .onFailure()
                .recoverWithNull();
    }

    private static Uni<Void> persistently(Supplier<Uni<Void>> step) {
        return Uni.createFrom()
                .deferred(() -> step.get())
                .onFailure(failure -> !Poison.is(failure))
                .invoke(outage -> LOG.warnf("a batch waits for its stores: %s", outage.toString()))
                .onFailure(failure -> !Poison.is(failure))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private static DeadLetter letter(
            ConsumerRecords<String, byte[]> records, ReceivedEvent<?> event, Throwable poison) {
        return letter(
                records,
                new Refusal(
                        event.topic(),
                        event.partition(),
                        event.offset(),
                        "unprocessable",
                        poison.getClass().getSimpleName()));
    }

    private static DeadLetter letter(ConsumerRecords<String, byte[]> records, Refusal refusal) {
        ConsumerRecord<String, byte[]> refused =
                records.records(new TopicPartition(refusal.topic(), refusal.partition())).stream()
                        .filter(record -> record.offset() == refusal.offset())
                        .findFirst()
                        .orElseThrow();
        return new DeadLetter(refused, refusal.reason(), refusal.detail());
    }
}
