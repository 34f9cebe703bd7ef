package io.carillon.core;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.EventTypes;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.carillon.testkit.Infra;
import io.carillon.testkit.Json;
import io.carillon.testkit.TestEvent;
import io.carillon.testkit.TestTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Answers e-mail deliveries of a lane for one tenant the way the dispatcher would, and counts what it was asked for. */
public final class AnsweringDispatcher implements AutoCloseable {
    private final String tenant;
    private final Function<DeliveryRequested, AttemptOutcome> provider;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> addresses = new ConcurrentHashMap<>();
    private final Thread worker;
    private volatile boolean open = true;

    /** Begins to answer what is asked from now on. */
    public AnsweringDispatcher(Object tenant, Lane lane, Function<DeliveryRequested, AttemptOutcome> provider) {
        this.tenant = tenant.toString();
        this.provider = provider;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        Infra.env("KAFKA_BOOTSTRAP"),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.deliveries(Channel.EMAIL, lane)).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        worker = Thread.ofPlatform().name("fake-dispatcher").start(this::work);
    }

    /** Everything goes out at once. */
    public static AnsweringDispatcher sending(Object tenant, Lane lane) {
        return new AnsweringDispatcher(tenant, lane, delivery -> new AttemptOutcome.Sent("message"));
    }

    /** How many different deliveries were asked for. */
    public int deliveries() {
        return addresses.size();
    }

    /** Addresses that more than one delivery was for. */
    public List<String> doubled() {
        return addresses.entrySet().stream()
                .filter(entry -> entry.getValue().get() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void work() {
        while (open) {
            List<TestEvent> outcomes = new ArrayList<>();
            consumer.poll(Duration.ofMillis(50)).forEach(record -> handle(record, outcomes));
            TestTopics.produce(Topics.OUTCOMES, outcomes);
        }
        consumer.close();
    }

    private void handle(ConsumerRecord<String, byte[]> record, List<TestEvent> outcomes) {
        String owner = new String(record.headers().lastHeader("ce_tenantid").value(), StandardCharsets.UTF_8);
        if (!owner.equals(tenant)) {
            return;
        }
        DeliveryRequested delivery = Json.read(record.value(), DeliveryRequested.class);
        String attempt = delivery.deliveryId() + "-" + delivery.attempt();
        boolean claimed =
                attempts.computeIfAbsent(attempt, key -> new AtomicInteger()).incrementAndGet() == 1;
        if (claimed) {
            if (delivery.attempt() == 1) {
                addresses
                        .computeIfAbsent(delivery.address(), key -> new AtomicInteger())
                        .incrementAndGet();
            }
            outcomes.add(outcome(delivery, attempt));
        }
    }

    private TestEvent outcome(DeliveryRequested delivery, String attempt) {
        DeliveryAttempted attempted = new DeliveryAttempted(
                delivery.deliveryId(),
                delivery.notificationId(),
                delivery.attempt(),
                delivery.channel(),
                delivery.lane(),
                provider.apply(delivery),
                List.of(),
                delivery.acceptedAt(),
                Instant.now());
        return TestEvent.of(EventTypes.DELIVERY_ATTEMPTED, tenant, attempt, attempted);
    }

    @Override
    public void close() {
        open = false;
        try {
            worker.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
