package io.carillon.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Counts established connections to a port of this machine, the most seen while it watches. Linux only. */
final class OpenSockets implements AutoCloseable {
    private static final String ESTABLISHED = "01";

    private final String suffix;
    private final Thread watcher;
    private volatile int most;

    OpenSockets(int port) {
        this.suffix = String.format(Locale.ROOT, ":%04X", port);
        this.watcher = Thread.ofPlatform().daemon().start(this::watch);
    }

    int most() {
        return most;
    }

    private void watch() {
        try {
            while (true) {
                most = Math.max(most, now());
                Thread.sleep(20);
            }
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    private int now() {
        return (int) Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> lines(table).stream())
                .map(line -> line.trim().split("\\s+"))
                .filter(fields -> fields.length > 3 && fields[2].endsWith(suffix) && fields[3].equals(ESTABLISHED))
                .count();
    }

    private static List<String> lines(String table) {
        try {
            return Files.exists(Path.of(table)) ? Files.readAllLines(Path.of(table)) : List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
