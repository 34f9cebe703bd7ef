package io.carillon.testkit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Names and defaults of a {@code @ConfigMapping}, for the test that pins them:
 * {@code assertThat(ConfigDefaults.of(ClaimConfig.class)).containsExactly(entry("carillon.claim.lease", "30s"))}.
 */
public final class ConfigDefaults {
    public static final String REQUIRED = "(required)";
    public static final String OPTIONAL = "(optional)";

    private ConfigDefaults() {}

    /** Every property below the mapping's prefix with its default, {@link #REQUIRED} or {@link #OPTIONAL}. */
    public static SortedMap<String, String> of(Class<?> mapping) {
        SortedMap<String, String> defaults = new TreeMap<>();
        collect(mapping.getAnnotation(ConfigMapping.class).prefix(), mapping, defaults);
        return defaults;
    }

    private static void collect(String prefix, Class<?> group, Map<String, String> defaults) {
        Stream.of(group.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .forEach(method -> add(nameOf(prefix, method), method, defaults));
    }

    private static void add(String name, Method method, Map<String, String> defaults) {
        Class<?> type = method.getReturnType();
        if (type.isInterface() && !type.getName().startsWith("java.")) {
            collect(name, type, defaults);
        } else {
            defaults.put(type == Map.class ? name + ".*" : name, defaultOf(method));
        }
    }

    private static String defaultOf(Method method) {
        WithDefault given = method.getAnnotation(WithDefault.class);
        boolean isOptional = method.getReturnType().getSimpleName().startsWith(Optional.class.getSimpleName());
        if (given != null) {
            return given.value();
        }
        return isOptional || method.getReturnType() == Map.class ? OPTIONAL : REQUIRED;
    }

    private static String nameOf(String prefix, Method method) {
        if (method.isAnnotationPresent(WithParentName.class)) {
            return prefix;
        }
        WithName given = method.getAnnotation(WithName.class);
        return prefix + "." + (given == null ? kebab(method.getName()) : given.value());
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
