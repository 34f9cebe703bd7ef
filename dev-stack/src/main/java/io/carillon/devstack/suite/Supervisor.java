package io.carillon.devstack.suite;

import io.carillon.devstack.process.DataDirectory;
import io.carillon.devstack.process.Identity;
import io.carillon.devstack.process.Leftovers;
import io.carillon.devstack.process.LogTail;
import io.carillon.devstack.process.Part;
import io.carillon.devstack.process.PartFailure;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * Runs a stack from the first part to the last stop: owns the data directory, clears away what a killed supervisor
 * left, publishes the environment file once everything answers, and takes all parts along when it ends.
 */
final class Supervisor {

    private final DataDirectory data;
    private final Path environmentFile;
    private final Stack stack = new Stack(Supervisor::say);
    private final Restarts restarts = new Restarts();
    private volatile boolean ending;

    /** Held as long as the process lives; the lock would go with the object. */
    private FileLock lock;

    Supervisor(DataDirectory data, Path environmentFile) {
        this.data = data;
        this.environmentFile = environmentFile;
    }

    static void say(String line) {
        System.out.println(line);
    }

    /** Returns only when the process is to end; the shutdown hook then stops the parts. */
    int run(List<? extends Collection<Part>> groups, Map<String, String> environment, boolean owned, boolean restarting)
            throws InterruptedException, IOException {
        lock = data.create().take().orElse(null);
        if (lock == null) {
            System.err.println("a stack is already running on " + data.root());
            return 3;
        }
        prepare();
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "stop"));
        if (owned) {
            Ownership.endWithOwner();
        }
        try {
            for (Collection<Part> group : groups) {
                stack.start(group);
            }
        } catch (PartFailure failure) {
            if (!ending) {
                report(failure);
            }
            return 1;
        }
        EnvironmentFile.write(environmentFile, environment);
        if (restarting) {
            groups.forEach(restarts::watch);
            Addresses.print(environment);
        }
        say("ready: " + environmentFile);
        new CountDownLatch(1).await();
        return 0;
    }

    private void prepare() throws IOException {
        Files.deleteIfExists(environmentFile);
        List<String> left = Leftovers.stop(data);
        if (!left.isEmpty()) {
            say("stopped what an earlier run left: " + String.join(", ", left));
        }
        keepLogsOfLastRun();
        Identity.of(ProcessHandle.current()).write(data.pidFile(DataDirectory.SUPERVISOR));
    }

    private void keepLogsOfLastRun() throws IOException {
        try (Stream<Path> logs = Files.list(data.of("logs"))) {
            for (Path log :
                    logs.filter(file -> file.toString().endsWith(".log")).toList()) {
                if (!log.equals(data.log(DataDirectory.SUPERVISOR))) {
                    Files.move(log, Path.of(log + ".1"), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private void end() {
        ending = true;
        restarts.end();
        try {
            Files.deleteIfExists(environmentFile);
            stack.stop();
            Files.deleteIfExists(data.pidFile(DataDirectory.SUPERVISOR));
        } catch (IOException e) {
            System.err.println("while stopping: " + e.getMessage());
        }
    }

    private static void report(PartFailure failure) {
        System.err.println("FAILED: %s: %s".formatted(failure.part(), failure.getMessage()));
        failure.log().ifPresent(log -> {
            System.err.println("the last lines of " + log + ":");
            LogTail.last(log, 25).forEach(line -> System.err.println("  | " + line));
        });
        if (failure.log().isEmpty() && failure.getCause() != null) {
            failure.getCause().printStackTrace(System.err);
        }
    }
}
