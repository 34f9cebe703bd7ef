package io.carillon.admin.template;

import io.carillon.admin.http.Violations;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sources within one channel's content, and which of them the channel cannot do without. */
final class TemplateSources {
    static final int LARGEST_BYTES = 64 * 1024;

    private TemplateSources() {}

    /** Every source that is rendered, by its JSON pointer within the content. */
    static Map<String, String> of(Content content) {
        Map<String, String> sources = new LinkedHashMap<>();
        add(sources, "/subject", content.subject());
        add(sources, "/html", content.html());
        add(sources, "/text", content.text());
        add(sources, "/title", content.title());
        add(sources, "/body", content.body());
        add(sources, "/actionUrl", content.actionUrl());
        List<String> parameters = content.whatsappParameters() == null ? List.of() : content.whatsappParameters();
        for (int i = 0; i < parameters.size(); i++) {
            add(sources, "/whatsappParameters/" + i, parameters.get(i));
        }
        Map<String, String> data = content.data() == null ? Map.of() : content.data();
        data.forEach((key, value) -> add(sources, "/data" + Violations.step(key), value));
        return sources;
    }

    static void checkSizes(Violations violations, String pointer, Content content) {
        of(content)
                .forEach((part, source) ->
                        violations.unless(bytes(source) <= LARGEST_BYTES, pointer + part, "must not exceed 64 KB"));
    }

    /** Says what {@code channel} lacks to be sendable. */
    static void checkComplete(Violations violations, String pointer, Channel channel, Content content) {
        switch (channel) {
            case EMAIL -> {
                need(violations, pointer + "/subject", content.subject());
                violations.unless(has(content.html()) || has(content.text()), pointer, "needs html or text");
            }
            case SMS -> need(violations, pointer + "/text", content.text());
            case PUSH, IN_APP -> {
                need(violations, pointer + "/title", content.title());
                need(violations, pointer + "/body", content.body());
            }
            case WHATSAPP ->
                violations.unless(
                        has(content.text()) || has(content.whatsappTemplate()),
                        pointer,
                        "needs text or whatsappTemplate");
            case WEBHOOK -> violations.unless(!of(content).isEmpty(), pointer, "is empty");
        }
    }

    private static void need(Violations violations, String pointer, String source) {
        violations.unless(has(source), pointer, "is required");
    }

    private static boolean has(String source) {
        return source != null && !source.isBlank();
    }

    private static void add(Map<String, String> sources, String pointer, String source) {
        if (source != null) {
            sources.put(pointer, source);
        }
    }

    private static int bytes(String source) {
        return source.getBytes(StandardCharsets.UTF_8).length;
    }
}
