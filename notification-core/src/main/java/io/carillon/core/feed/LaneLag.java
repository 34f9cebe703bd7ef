package io.carillon.core.feed;

import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many requests wait in a lane for planning, as Kafka knows it. */
@ApplicationScoped
class LaneLag {
    private final String bootstrapServers;
    private Admin admin;

    LaneLag(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** The lane's lag; a partition that planning has never committed counts as read. */
    Uni<Long> of(Lane lane) {
        String group = "core-planning-" + lane.wireName();
        return Uni.createFrom()
                .completionStage(() -> admin().listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .toCompletionStage())
                .map(committed -> of(lane, committed))
                .chain(committed -> ends(committed).map(ends -> lag(committed, ends)));
    }

    private static Map<TopicPartition, Long> of(Lane lane, Map<TopicPartition, OffsetAndMetadata> committed) {
        return committed.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(Topics.requests(lane)) && entry.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private Uni<Map<TopicPartition, ListOffsetsResultInfo>> ends(Map<TopicPartition, Long> committed) {
        Map<TopicPartition, OffsetSpec> latest = committed.keySet().stream()
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        return Uni.createFrom()
                .completionStage(() -> admin().listOffsets(latest).all().toCompletionStage());
    }

    private static long lag(Map<TopicPartition, Long> committed, Map<TopicPartition, ListOffsetsResultInfo> ends) {
        return committed.entrySet().stream()
                .mapToLong(entry -> Math.max(0, ends.get(entry.getKey()).offset() - entry.getValue()))
                .sum();
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                    bootstrapServers,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    10_000,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    5_000));
        }
        return admin;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
