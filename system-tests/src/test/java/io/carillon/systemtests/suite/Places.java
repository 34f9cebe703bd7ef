package io.carillon.systemtests.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Addresses and demo credentials of a running suite, by the names of its environment file. */
public record Places(Path file, Map<String, String> values) {

    public static Places read(Path file) {
        Map<String, String> values = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    values.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Places(file, Map.copyOf(values));
    }

    public String get(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalStateException(file + " has no " + key);
        }
        return value;
    }

    /** Where the suite notes the process ids of its parts. */
    Path pidFile(String part) {
        return file.toAbsolutePath().resolveSibling("pids").resolve(part + ".pid");
    }
}
