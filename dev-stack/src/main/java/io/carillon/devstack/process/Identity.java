package io.carillon.devstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which process is meant, safely: a pid together with the instant at which that process started. Written as two lines,
 * the pid first.
 */
public record Identity(long pid, Instant started) {

    /** Systems derive the start instant from a boot time that may be corrected a little while they run. */
    private static final Duration TOLERANCE = Duration.ofMillis(1_500);

    public static Identity of(ProcessHandle process) {
        return new Identity(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    public static Optional<Identity> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return Optional.of(new Identity(
                    Long.parseLong(lines.get(0).trim()),
                    Instant.parse(lines.get(1).trim())));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    public void write(Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, pid + "\n" + started + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The living process that this identity names; empty when it ended, even when its pid was given to another. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isTheSame);
    }

    private boolean isTheSame(ProcessHandle process) {
        Instant other = process.info().startInstant().orElse(Instant.EPOCH);
        return Duration.between(started, other).abs().compareTo(TOLERANCE) <= 0;
    }
}
