package io.carillon.devstack.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where one stack keeps its data, logs and pid files; held by one supervisor at a time. */
public record DataDirectory(Path root) {

    public static final String SUPERVISOR = "supervisor";

    public static DataDirectory at(Path root) {
        return new DataDirectory(root.toAbsolutePath().normalize());
    }

    public DataDirectory create() throws IOException {
        Files.createDirectories(root.resolve("pids"));
        Files.createDirectories(root.resolve("logs"));
        return this;
    }

    public Path of(String part) {
        return root.resolve(part);
    }

    public Path log(String name) {
        return root.resolve("logs").resolve(name + ".log");
    }

    public Path pidFile(String name) {
        return root.resolve("pids").resolve(name + ".pid");
    }

    public Path environmentFile() {
        return root.resolve("suite.env");
    }

    /** Takes the directory for this process; empty when a living supervisor has it. */
    public Optional<FileLock> take() throws IOException {
        FileChannel channel =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
        if (lock.isEmpty()) {
            channel.close();
        }
        return lock;
    }

    /** Names of all parts that have a pid file, the supervisor's own left out. */
    public List<String> recorded() throws IOException {
        if (!Files.isDirectory(root.resolve("pids"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(root.resolve("pids"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".pid"))
                    .map(name -> name.substring(0, name.length() - ".pid".length()))
                    .filter(name -> !name.equals(SUPERVISOR))
                    .sorted()
                    .toList();
        }
    }
}
