package io.carillon.dispatcher.delivery;

import io.carillon.events.Channel;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Configures each lane's consumer from {@code DISPATCHER_CHANNELS}: the topics of those channels, and a consumer group
 * of their own, so that deployments of different channels never rebalance one another.
 */
public class ChannelTopics implements ConfigSourceFactory {
    static final String CHANNELS = "DISPATCHER_CHANNELS";
    private static final int ABOVE_APPLICATION_PROPERTIES = 270;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        String chosen = Optional.ofNullable(context.getValue(CHANNELS))
                .map(ConfigValue::getValue)
                .orElse("");
        return List.of(new PropertiesConfigSource(
                properties(chosen), ChannelTopics.class.getSimpleName(), ABOVE_APPLICATION_PROPERTIES));
    }

    /**
     * Consumer settings for a comma list of channels; empty means all.
     *
     * @throws IllegalArgumentException when a name is not a channel that is dispatched
     */
    static Map<String, String> properties(String chosen) {
        List<Channel> channels = channels(chosen);
        String group = channels.stream().map(Channel::wireName).collect(Collectors.joining("-"));
        Map<String, String> properties = new HashMap<>();
        for (Lane lane : Lane.values()) {
            String prefix = "mp.messaging.incoming.deliveries-" + lane.wireName() + ".";
            properties.put(prefix + "topics", topics(channels, lane));
            properties.put(prefix + "group.id", "dispatcher-" + group + "-" + lane.wireName());
        }
        return properties;
    }

    private static List<Channel> channels(String chosen) {
        return chosen.isBlank()
                ? Channel.dispatched()
                : Arrays.stream(chosen.split(","))
                        .map(name -> dispatched(name.trim()))
                        .distinct()
                        .sorted()
                        .toList();
    }

    private static Channel dispatched(String name) {
        Channel channel = Channel.of(name);
        if (!Channel.dispatched().contains(channel)) {
            throw new IllegalArgumentException(CHANNELS + ": " + name + " is not dispatched");
        }
        return channel;
    }

    private static String topics(List<Channel> channels, Lane lane) {
        return channels.stream()
                .map(channel -> Topics.deliveries(channel, lane))
                .collect(Collectors.joining(","));
    }
}
