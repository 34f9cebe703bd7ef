package io.carillon.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything that came to some topics since the watch began. For one thread. */
public final class TopicWatch implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(50);

    private final List<String> topics;
    private final Consumer<String, byte[]> consumer;
    private final List<TestRecord> seen = new ArrayList<>();

    TopicWatch(String bootstrapServers, List<String> topics) {
        this.topics = topics;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        50),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** The first record that matches; waits up to 20 seconds for it. */
    public TestRecord await(Predicate<TestRecord> wanted) {
        return await(1, wanted, PATIENCE).getFirst();
    }

    /** All matching records as soon as there are {@code count} of them; waits up to 20 seconds. */
    public List<TestRecord> await(int count, Predicate<TestRecord> wanted) {
        return await(count, wanted, PATIENCE);
    }

    /**
     * All matching records as soon as there are {@code count} of them.
     *
     * @throws AssertionError when there are fewer after {@code patience}, with a list of what came
     */
    public List<TestRecord> await(int count, Predicate<TestRecord> wanted, Duration patience) {
        long giveUp = System.nanoTime() + patience.toNanos();
        List<TestRecord> found = matching(wanted);
        while (found.size() < count) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("%d of %d wanted records came to %s within %s; all that came:%s"
                        .formatted(found.size(), count, topics, patience, listing()));
            }
            poll(POLL);
            found = matching(wanted);
        }
        return found;
    }

    /** Watches for the whole of {@code time} and returns all that matches since the beginning: shows what does not come. */
    public List<TestRecord> drain(Predicate<TestRecord> wanted, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            poll(POLL);
        }
        return matching(wanted);
    }

    private void poll(Duration wait) {
        consumer.poll(wait).forEach(record -> seen.add(TestRecord.of(record)));
    }

    private List<TestRecord> matching(Predicate<TestRecord> wanted) {
        return seen.stream().filter(wanted).toList();
    }

    private String listing() {
        return seen.stream()
                .map(record -> "\n  %s %s %s key=%s %s"
                        .formatted(record.topic(), record.type(), record.id(), record.key(), record.headers()))
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
