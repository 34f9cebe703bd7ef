package io.carillon.admin.template;

import io.carillon.events.Channel;
import io.carillon.events.Content;
import java.util.List;
import java.util.Map;

/**
 * What an editor writes, and what a version freezes.
 *
 * @param code unique within the tenant; requests name it
 * @param name display name
 * @param category preference category used when a request names none
 * @param defaultChannels channels used when a request names none
 * @param requiredVariables names a request's {@code data} must hold
 * @param locales sources by BCP 47 tag and channel
 */
public record TemplateDraft(
        String code,
        String name,
        String category,
        List<Channel> defaultChannels,
        List<String> requiredVariables,
        Map<String, Map<Channel, Content>> locales) {}
