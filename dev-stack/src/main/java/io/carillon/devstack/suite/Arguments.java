package io.carillon.devstack.suite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A command line: the command, its {@code --name value} options, its {@code --flag}s, and the remaining words. */
public record Arguments(String command, Map<String, String> options, List<String> words) {

    private static final Set<String> FLAGS = Set.of("with-keycloak", "keep-running", "follow");

    /** Where the suite is; commands take these whatever else they take. */
    private static final Set<String> ALWAYS_KNOWN = Set.of("data", "env-file");

    public static Arguments parse(String... given) {
        if (given.length == 0) {
            throw new IllegalArgumentException("a command is missing");
        }
        Map<String, String> options = new HashMap<>();
        List<String> words = new ArrayList<>();
        int at = 1;
        while (at < given.length) {
            String word = given[at++];
            if (!word.startsWith("--")) {
                words.add(word);
            } else if (FLAGS.contains(word.substring(2))) {
                options.put(word.substring(2), "true");
            } else if (at < given.length) {
                options.put(word.substring(2), given[at++]);
            } else {
                throw new IllegalArgumentException(word + " wants a value");
            }
        }
        return new Arguments(given[0], Map.copyOf(options), List.copyOf(words));
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    public boolean flag(String name) {
        return options.containsKey(name);
    }

    /**
     * The same arguments, if all their options are known.
     *
     * @throws IllegalArgumentException naming the first that is not
     */
    public Arguments knowing(String... names) {
        Set<String> known = new TreeSet<>(ALWAYS_KNOWN);
        known.addAll(List.of(names));
        options.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException(
                            command + " knows no --" + unknown + "; it knows --" + String.join(", --", known));
                });
        return this;
    }

    public String word(int index, String meaning) {
        if (index >= words.size()) {
            throw new IllegalArgumentException("missing: " + meaning);
        }
        return words.get(index);
    }
}
