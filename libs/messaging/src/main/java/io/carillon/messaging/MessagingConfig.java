package io.carillon.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events are published. */
@ConfigMapping(prefix = "carillon.messaging")
public interface MessagingConfig {

    /** How long Kafka may take to acknowledge a record before the publisher gives up. */
    @WithDefault("10s")
    Duration deliveryTimeout();

    /** How long a batch may wait for more records; zero where latency matters. */
    @WithDefault("0s")
    Duration linger();

    /** Largest Kafka batch in bytes. */
    @WithDefault("65536")
    int batchBytes();

    /** Compression of batches: {@code none, lz4, zstd, snappy, gzip}. */
    @WithDefault("none")
    String compression();
}
