package io.carillon.dispatcher.sms;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The fields of a posted form, by name in the order of their bytes, as Twilio signs them. Pure. */
record Form(Map<String, SortedSet<String>> fields) {

    /** Reads any text; what is not encoded as it should be is taken as it stands. */
    static Form of(String body) {
        Map<String, SortedSet<String>> fields = new TreeMap<>();
        for (String pair : body.split("&")) {
            if (!pair.isEmpty()) {
                String[] words = pair.split("=", 2);
                fields.computeIfAbsent(decoded(words[0]), none -> new TreeSet<>())
                        .add(words.length == 2 ? decoded(words[1]) : "");
            }
        }
        return new Form(fields);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException odd) {
            return text;
        }
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(fields.get(name)).map(SortedSet::first).filter(value -> !value.isEmpty());
    }

    /** Names and values one after another. */
    String signed() {
        return fields.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> field.getKey() + value))
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return "Form" + fields.keySet();
    }
}
