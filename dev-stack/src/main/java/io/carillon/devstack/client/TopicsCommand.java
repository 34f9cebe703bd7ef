package io.carillon.devstack.client;

import io.carillon.devstack.suite.Arguments;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Lists the topics with their partitions and records, and how far behind each consumer group is. */
public final class TopicsCommand {

    private TopicsCommand() {}

    public static int run(Arguments arguments) throws Exception {
        String bootstrap = RunningSuite.of(arguments).value("KAFKA_BOOTSTRAP");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap, "client.id", "carillon-topics"))) {
            Set<String> names = admin.listTopics().names().get();
            Map<String, TopicDescription> topics =
                    new TreeMap<>(admin.describeTopics(names).allTopicNames().get());
            Map<TopicPartition, Long> ends = ends(admin, topics);
            printTopics(topics, ends);
            printGroups(admin, ends);
        }
        return 0;
    }

    private static Map<TopicPartition, Long> ends(Admin admin, Map<String, TopicDescription> topics) throws Exception {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        topics.forEach((name, topic) -> topic.partitions()
                .forEach(
                        partition -> wanted.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
        return admin.listOffsets(wanted).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private static void printTopics(Map<String, TopicDescription> topics, Map<TopicPartition, Long> ends) {
        System.out.printf("%-46s %10s %12s%n", "TOPIC", "PARTITIONS", "END OFFSETS");
        topics.forEach((name, topic) ->
                System.out.printf("%-46s %10d %12d%n", name, topic.partitions().size(), sum(ends, name)));
    }

    private static long sum(Map<TopicPartition, Long> ends, String topic) {
        return ends.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static void printGroups(Admin admin, Map<TopicPartition, Long> ends) throws Exception {
        Map<String, ListConsumerGroupOffsetsSpec> groups =
                admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                        .collect(Collectors.toMap(GroupListing::groupId, group -> new ListConsumerGroupOffsetsSpec()));
        System.out.printf("%n%-46s %10s%n", "CONSUMER GROUP / TOPIC", "LAG");
        if (!groups.isEmpty()) {
            new TreeMap<>(admin.listConsumerGroupOffsets(groups).all().get())
                    .forEach((group, offsets) -> printLag(group, offsets, ends));
        }
    }

    private static void printLag(
            String group, Map<TopicPartition, OffsetAndMetadata> offsets, Map<TopicPartition, Long> ends) {
        Map<String, Long> lags = new TreeMap<>();
        offsets.forEach((partition, offset) -> {
            if (offset != null && ends.containsKey(partition)) {
                lags.merge(partition.topic(), ends.get(partition) - offset.offset(), Long::sum);
            }
        });
        System.out.println(group);
        lags.forEach((topic, lag) -> System.out.printf("  %-44s %10d%n", topic, lag));
    }
}
