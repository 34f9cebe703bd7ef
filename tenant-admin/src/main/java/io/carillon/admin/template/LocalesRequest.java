package io.carillon.admin.template;

import io.carillon.admin.http.Violations;
import io.carillon.events.Channel;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request's sources by locale and channel, checked for form. */
final class LocalesRequest {
    private static final String LOCALE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}";
    private static final int MOST_LOCALES = 40;

    private LocalesRequest() {}

    static Map<String, Map<Channel, ChannelContent>> validated(
            Violations violations, Map<String, Map<String, ChannelContent>> locales) {
        Map<String, Map<Channel, ChannelContent>> sources = new TreeMap<>();
        Map<String, Map<String, ChannelContent>> given = locales == null ? Map.of() : locales;
        violations.unless(given.size() <= MOST_LOCALES, "/locales", "must not be more than " + MOST_LOCALES);
        given.forEach((locale, byChannel) -> sources.put(locale, locale(violations, locale, byChannel)));
        return sources;
    }

    private static Map<Channel, ChannelContent> locale(
            Violations violations, String locale, Map<String, ChannelContent> byChannel) {
        String pointer = "/locales" + Violations.step(locale);
        violations.unless(TemplateRequest.matches(locale, LOCALE), pointer, "is not a BCP 47 language tag");
        Map<Channel, ChannelContent> contents = new EnumMap<>(Channel.class);
        Map<String, ChannelContent> given = byChannel == null ? Map.of() : byChannel;
        given.forEach((name, content) -> put(violations, pointer + Violations.step(name), contents, name, content));
        return contents;
    }

    private static void put(
            Violations violations,
            String pointer,
            Map<Channel, ChannelContent> contents,
            String name,
            ChannelContent content) {
        Optional<Channel> channel = TemplateRequest.channel(name);
        if (channel.isEmpty()) {
            violations.add(pointer, "is not a channel");
        } else if (content == null) {
            violations.add(pointer, "is required");
        } else {
            TemplateSources.checkForm(violations, pointer, channel.get(), content);
            contents.put(channel.get(), content);
        }
    }
}
