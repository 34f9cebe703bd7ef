package io.carillon.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where events travel: every topic's name, width and retention. */
public final class Topics {
    public static final String OUTCOMES = "carillon.outcomes";
    public static final String INBOX = "carillon.inbox";
    public static final String STATUS = "carillon.status";
    public static final String CONFIG = "carillon.config";

    private static final int PARTITIONS = 4;
    private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

    private Topics() {}

    /**
     * A topic to create.
     *
     * @param name full name
     * @param partitions how many
     * @param settings Kafka topic configuration
     */
    public record Topic(String name, int partitions, Map<String, String> settings) {}

    /** Requests of a lane: {@code carillon.requests.<lane>}. */
    public static String requests(Lane lane) {
        return "carillon.requests." + lane.wireName();
    }

    /** Deliveries of a channel and lane: {@code carillon.deliveries.<channel>.<lane>}. */
    public static String deliveries(Channel channel, Lane lane) {
        return "carillon.deliveries." + channel.wireName() + "." + lane.wireName();
    }

    /** Where records of a topic go that cannot be processed. */
    public static String deadLetters(String topic) {
        return topic + ".dlq";
    }

    /** Every topic of the suite, dead-letter topics included. */
    public static List<Topic> all() {
        List<Topic> topics = new ArrayList<>();
        workNames().forEach(name -> {
            topics.add(new Topic(name, PARTITIONS, retention(7)));
            topics.add(new Topic(deadLetters(name), 1, retention(30)));
        });
        topics.add(new Topic(CONFIG, 1, Map.of("cleanup.policy", "compact", "max.compaction.lag.ms", "3600000")));
        topics.add(new Topic(deadLetters(CONFIG), 1, retention(30)));
        return List.copyOf(topics);
    }

    private static Stream<String> workNames() {
        Stream<String> requests = Stream.of(Lane.values()).map(Topics::requests);
        Stream<String> deliveries = Channel.dispatched().stream()
                .flatMap(channel -> Stream.of(Lane.values()).map(lane -> deliveries(channel, lane)));
        return Stream.of(requests, deliveries, Stream.of(OUTCOMES, INBOX, STATUS))
                .flatMap(names -> names);
    }

    private static Map<String, String> retention(int days) {
        return Map.of("retention.ms", Long.toString(days * DAY_MILLIS));
    }
}
