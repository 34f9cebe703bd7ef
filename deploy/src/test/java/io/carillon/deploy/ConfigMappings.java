package io.carillon.deploy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the properties a module offers from the source of its {@code @ConfigMapping} interfaces. */
final class ConfigMappings {
    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"");
    private static final Pattern MEMBER = Pattern.compile(
            "interface (?<nested>\\w+)[^{]*\\{"
                    + "|/\\*\\*(?<words>(?:(?!\\*/).)*)\\*/\\s*(?<marks>(?:@[^\\n]+\\s*)*)(?<type>[\\w<>., ]+?)\\s+(?<method>\\w+)\\(\\);",
            Pattern.DOTALL);
    private static final Pattern DEFAULT = Pattern.compile("@WithDefault\\(\"([^\"]*)\"\\)");
    private static final Pattern NAME = Pattern.compile("@WithName\\(\"([^\"]*)\"\\)");

    private ConfigMappings() {}

    /**
     * One property.
     *
     * @param name full name
     * @param standard its default; empty when there is none
     * @param words its Javadoc on one line
     */
    record Property(String name, String standard, String words) {}

    /** The properties of every mapping under {@code module/src/main/java}, by name. */
    static List<Property> of(String module) {
        return Tree.javaSources(module)
                .flatMap(source -> parse(source).stream())
                .sorted(Comparator.comparing(Property::name))
                .toList();
    }

    static List<Property> parse(String source) {
        Matcher prefix = PREFIX.matcher(source);
        if (!prefix.find()) {
            return List.of();
        }
        List<Property> properties = new ArrayList<>();
        Map<String, String> groups = new HashMap<>();
        String at = prefix.group(1);
        boolean outermost = true;
        Matcher member = MEMBER.matcher(source.substring(prefix.end()));
        while (member.find()) {
            if (member.group("nested") != null) {
                at = outermost ? at : groups.get(member.group("nested"));
                outermost = false;
            } else if (source.contains("interface " + member.group("type") + " ")) {
                groups.put(member.group("type"), at + "." + name(member));
            } else {
                properties.add(property(at, member));
            }
        }
        return properties;
    }

    private static Property property(String prefix, Matcher member) {
        Matcher standard = DEFAULT.matcher(member.group("marks"));
        return new Property(
                prefix + "." + name(member),
                standard.find() ? standard.group(1) : "",
                member.group("words")
                        .replaceAll("\\s*\\n\\s*\\*?\\s*", " ")
                        .replaceAll("\\{@code ([^}]*)}", "`$1`")
                        .strip());
    }

    private static String name(Matcher member) {
        Matcher given = NAME.matcher(member.group("marks"));
        return given.find()
                ? given.group(1)
                : member.group("method")
                        .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                        .toLowerCase(Locale.ROOT);
    }
}
