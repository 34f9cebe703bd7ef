package io.carillon.admin.template;

import io.carillon.admin.http.Violations;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A new template, or a new draft of one.
 *
 * @param name the code when absent
 * @param category {@code general} when absent
 * @param locales sources by BCP 47 tag and channel name
 */
public record TemplateRequest(
        String code,
        String name,
        String category,
        List<String> defaultChannels,
        List<String> requiredVariables,
        Map<String, Map<String, Content>> locales) {
    private static final String CODE = "[a-z0-9][a-z0-9-]{0,63}";
    private static final String VARIABLE = "[A-Za-z_][A-Za-z0-9_]{0,63}";
    private static final String LOCALE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}";
    private static final int LONGEST_NAME = 120;
    private static final int MOST_LOCALES = 40;
    private static final int MOST_VARIABLES = 100;

    /** The draft; fails with the validation-failed problem, which lists all that is wrong. */
    TemplateDraft validated() {
        Violations violations = new Violations();
        String shownName = name == null ? code : name;
        violations.unless(matches(code, CODE), "/code", "must be lower-case letters, digits and hyphens, at most 64");
        violations.text("/name", shownName, LONGEST_NAME);
        String wantedCategory = category == null ? "general" : category;
        violations.unless(matches(wantedCategory, CODE), "/category", "must be lower-case letters, digits and hyphens");
        List<Channel> channels = channels(violations);
        List<String> variables = variables(violations);
        Map<String, Map<Channel, Content>> sources = sources(violations);
        violations.throwIfAny();
        return new TemplateDraft(code, shownName, wantedCategory, channels, variables, sources);
    }

    private List<Channel> channels(Violations violations) {
        List<String> names = defaultChannels == null ? List.of() : defaultChannels;
        for (int i = 0; i < names.size(); i++) {
            violations.unless(channel(names.get(i)).isPresent(), "/defaultChannels/" + i, "is not a channel");
        }
        return names.stream()
                .map(TemplateRequest::channel)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private List<String> variables(Violations violations) {
        List<String> names = requiredVariables == null ? List.of() : requiredVariables;
        violations.unless(
                names.size() <= MOST_VARIABLES, "/requiredVariables", "must not be more than " + MOST_VARIABLES);
        for (int i = 0; i < names.size(); i++) {
            violations.unless(matches(names.get(i), VARIABLE), "/requiredVariables/" + i, "is not a variable name");
        }
        return names.stream().distinct().toList();
    }

    private Map<String, Map<Channel, Content>> sources(Violations violations) {
        Map<String, Map<Channel, Content>> sources = new TreeMap<>();
        Map<String, Map<String, Content>> given = locales == null ? Map.of() : locales;
        violations.unless(given.size() <= MOST_LOCALES, "/locales", "must not be more than " + MOST_LOCALES);
        given.forEach((locale, byChannel) -> sources.put(locale, locale(violations, locale, byChannel)));
        return sources;
    }

    private static Map<Channel, Content> locale(Violations violations, String locale, Map<String, Content> byChannel) {
        String pointer = "/locales" + Violations.step(locale);
        violations.unless(matches(locale, LOCALE), pointer, "is not a BCP 47 language tag");
        Map<Channel, Content> contents = new EnumMap<>(Channel.class);
        Map<String, Content> given = byChannel == null ? Map.of() : byChannel;
        given.forEach((name, content) -> put(violations, pointer + Violations.step(name), contents, name, content));
        return contents;
    }

    private static void put(
            Violations violations, String pointer, Map<Channel, Content> contents, String name, Content content) {
        Optional<Channel> channel = channel(name);
        if (channel.isEmpty()) {
            violations.add(pointer, "is not a channel");
        } else if (content == null) {
            violations.add(pointer, "is required");
        } else {
            TemplateSources.checkSizes(violations, pointer, content);
            contents.put(channel.get(), content);
        }
    }

    private static Optional<Channel> channel(String name) {
        return List.of(Channel.values()).stream()
                .filter(channel -> channel.wireName().equals(name))
                .findFirst();
    }

    private static boolean matches(String value, String pattern) {
        return value != null && value.matches(pattern);
    }
}
