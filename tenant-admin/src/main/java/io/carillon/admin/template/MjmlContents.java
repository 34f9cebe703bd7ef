package io.carillon.admin.template;

import io.carillon.admin.mjml.MjmlCompiler;
import io.carillon.events.Channel;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Puts what MJML becomes beside it. */
public final class MjmlContents {
    private MjmlContents() {}

    /** The body with its MJML compiled; fails with {@link io.carillon.admin.mjml.MjmlException}. */
    public static TemplateBody compiled(TemplateBody body) {
        Map<String, Map<Channel, ChannelContent>> locales = new TreeMap<>();
        body.locales().forEach((locale, contents) -> locales.put(locale, compiled(contents, body.engine())));
        return body.withLocales(locales);
    }

    static ChannelContent compiled(ChannelContent content, String engine) {
        return content.mjml() == null ? content : content.compiled(MjmlCompiler.compile(content.mjml(), engine));
    }

    private static Map<Channel, ChannelContent> compiled(Map<Channel, ChannelContent> contents, String engine) {
        Map<Channel, ChannelContent> compiled = new EnumMap<>(Channel.class);
        contents.forEach((channel, content) -> compiled.put(channel, compiled(content, engine)));
        return compiled;
    }
}
