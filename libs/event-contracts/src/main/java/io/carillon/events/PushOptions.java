package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How a push message shows and lives on a device; what is null is left to the platform.
 *
 * @param imageUrl picture beside the words
 * @param collapseKey a later message with the same key takes the place of an earlier one
 * @param androidChannelId the app's notification channel on Android
 * @param sound name of a sound in the app, or {@code default}
 * @param badge number on the app's icon; 0 takes it away
 * @param ttlSeconds how long the platform keeps it for a device that is off
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PushOptions(
        String imageUrl,
        String collapseKey,
        String androidChannelId,
        String sound,
        Integer badge,
        Integer ttlSeconds) {}
