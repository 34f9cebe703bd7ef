package io.carillon.tenantconfig;

import io.carillon.events.EventTypes;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.Topics;
import io.carillon.messaging.DecodedBatch;
import io.carillon.messaging.EventDecoder;
import io.carillon.messaging.ReceivedEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Reads {@code carillon.config} from its beginning into {@link TenantConfigs} and follows it. Has a thread of its own:
 * it serves no request, and a replica without consumer group needs no rebalance. Survives Kafka being away.
 */
@ApplicationScoped
class ConfigReplica implements Runnable {
    private static final Logger LOG = Logger.getLogger(ConfigReplica.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final String bootstrapServers;
    private final EventDecoder decoder;
    private final TenantConfigs configs;
    private final Timer lag;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Consumer<String, byte[]> consumer;

    ConfigReplica(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            EventDecoder decoder,
            TenantConfigs configs,
            MeterRegistry metrics,
            Clock clock) {
        this.bootstrapServers = bootstrapServers;
        this.decoder = decoder;
        this.configs = configs;
        this.lag = Timer.builder("carillon.config.lag")
                .description(
                        "From the commit of a change to its use here; what was there before the start does not count")
                .serviceLevelObjectives(
                        Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(5))
                .register(metrics);
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().name("config-replica").daemon().start(this);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        Consumer<String, byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
    }

    @Override
    public void run() {
        while (!isStopping()) {
            try (Consumer<String, byte[]> opened = open()) {
                consumer = opened;
                follow(opened);
            } catch (WakeupException asked) {
                LOG.debug("configuration replica stops");
            } catch (RuntimeException outage) {
                LOG.warnf("configuration replica lost Kafka, trying again: %s", outage.getMessage());
                pause();
            }
        }
    }

    private void follow(Consumer<String, byte[]> opened) {
        List<TopicPartition> partitions = partitions(opened);
        opened.assign(partitions);
        opened.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = opened.endOffsets(partitions);
        while (!isStopping()) {
            if (!configs.isComplete() && reached(opened, ends)) {
                configs.markComplete();
                LOG.infof("configuration replica complete: %d tenants", configs.size());
            }
            apply(decoder.decode(opened.poll(POLL), EventTypes.TENANT_CONFIG_PUBLISHED, TenantConfigPublished.class));
        }
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> opened) {
        List<TopicPartition> partitions = opened.partitionsFor(Topics.CONFIG).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("topic " + Topics.CONFIG + " is not there yet");
        }
        return partitions;
    }

    private static boolean reached(Consumer<String, byte[]> opened, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> opened.position(end.getKey()) >= end.getValue());
    }

    private void apply(DecodedBatch<TenantConfigPublished> batch) {
        batch.broken().forEach(letter -> LOG.errorf("snapshot skipped: %s %s", letter.reason(), letter.detail()));
        batch.events().forEach(this::apply);
    }

    private void apply(ReceivedEvent<TenantConfigPublished> received) {
        TenantConfigPublished snapshot = received.event().data();
        configs.apply(received.event().tenant(), snapshot);
        if (configs.isComplete() && snapshot.committedAt() != null) {
            lag.record(Duration.between(snapshot.committedAt(), Instant.now(clock)));
        }
    }

    private Consumer<String, byte[]> open() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void pause() {
        try {
            stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
