package io.carillon.messaging;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one Kafka producer of a service. {@code KafkaProducer.send} may block while it waits for metadata or room, so a
 * thread of its own hands over whole windows and event loops never wait.
 */
@ApplicationScoped
class RecordSender {
    private final String bootstrapServers;
    private final MessagingConfig config;
    private final ExecutorService handover = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("event-publisher").daemon().factory());
    private Producer<String, byte[]> producer;

    RecordSender(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers, MessagingConfig config) {
        this.bootstrapServers = bootstrapServers;
        this.config = config;
    }

    /** Sends a window; completes when all records are acknowledged, fails with the first failure once all ended. */
    Uni<Void> send(List<ProducerRecord<String, byte[]>> records) {
        return Uni.createFrom().emitter(emitter -> enqueue(records, emitter));
    }

    private void enqueue(List<ProducerRecord<String, byte[]>> records, UniEmitter<? super Void> emitter) {
        try {
            handover.execute(() -> handOver(records, emitter));
        } catch (RejectedExecutionException stopping) {
            emitter.fail(stopping);
        }
    }

    private void handOver(List<ProducerRecord<String, byte[]>> records, UniEmitter<? super Void> emitter) {
        Window window = new Window(records.size(), emitter);
        for (ProducerRecord<String, byte[]> record : records) {
            try {
                producer().send(record, (metadata, failure) -> window.ended(failure));
            } catch (RuntimeException refused) {
                window.ended(refused);
            }
        }
    }

    private Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private Map<String, Object> settings() {
        int deliveryMillis = (int) config.deliveryTimeout().toMillis();
        int lingerMillis = (int) config.linger().toMillis();
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, lingerMillis);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, config.batchBytes());
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, config.compression());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, deliveryMillis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, (deliveryMillis - lingerMillis) / 2));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.min(deliveryMillis, 5000));
        settings.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
        return settings;
    }

    @PreDestroy
    void close() {
        handover.close();
        if (producer != null) {
            producer.close(Duration.ofSeconds(10));
        }
    }

    /** Counts the acknowledgements of one window. */
    private static final class Window {
        private final AtomicInteger open;
        private final AtomicReference<Exception> firstFailure = new AtomicReference<>();
        private final UniEmitter<? super Void> emitter;

        Window(int size, UniEmitter<? super Void> emitter) {
            this.open = new AtomicInteger(size);
            this.emitter = emitter;
        }

        void ended(Exception failure) {
            if (failure != null) {
                firstFailure.compareAndSet(null, failure);
            }
            if (open.decrementAndGet() == 0) {
                complete();
            }
        }

        private void complete() {
            Exception failure = firstFailure.get();
            if (failure == null) {
                emitter.complete(null);
            } else {
                emitter.fail(failure);
            }
        }
    }
}
