package io.carillon.core.preference;

import io.carillon.events.Channel;
import io.carillon.events.TenantConfigPublished.Category;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody wants to receive. Pure.
 *
 * @param choices by category and channel; what is not in it follows the tenant's defaults
 * @param quietHours when not to disturb, or null
 * @param timeZone IANA zone of the quiet hours, or null
 * @param locale BCP 47 tag, or null
 */
public record Preferences(
        Map<String, Map<Channel, Boolean>> choices, QuietHours quietHours, String timeZone, String locale) {

    /** Of somebody who never said anything. */
    public static final Preferences NONE = new Preferences(Map.of(), null, null, null);

    /** What was chosen for a category and channel; empty when nothing was. */
    public Optional<Boolean> choice(String category, Channel channel) {
        return Optional.ofNullable(choices.get(category)).map(byChannel -> byChannel.get(channel));
    }

    /** What holds for those who chose nothing. */
    public static boolean byDefault(Optional<Category> configured, Channel channel) {
        return configured
                .map(Category::optedOutChannels)
                .map(channels -> !channels.contains(channel))
                .orElse(true);
    }
}
