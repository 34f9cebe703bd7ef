package io.carillon.devstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/**
 * A child process of the supervisor: its output goes to its log, its identity to its pid file. It runs in a session of
 * its own where the system can do that, so that Ctrl-C reaches the supervisor alone, which then stops all in order.
 */
public final class Child {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final boolean HAS_SETSID = Files.isExecutable(Path.of("/usr/bin/setsid"));

    private final String name;
    private final DataDirectory data;
    private final StopSignal stopSignal;
    private final Process process;

    private Child(String name, DataDirectory data, StopSignal stopSignal, Process process) {
        this.name = name;
        this.data = data;
        this.stopSignal = stopSignal;
        this.process = process;
    }

    public static Child start(
            String name,
            DataDirectory data,
            StopSignal stopSignal,
            List<String> command,
            Map<String, String> environment)
            throws IOException {
        List<String> line = new ArrayList<>(HAS_SETSID ? List.of("/usr/bin/setsid") : List.of());
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line).directory(data.root().toFile());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(data.log(name).toFile()));
        Process process = builder.start();
        Identity.of(process.toHandle()).write(data.pidFile(name));
        return new Child(name, data, stopSignal, process);
    }

    public long pid() {
        return process.pid();
    }

    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** Waits until the child answers; fails with the part's name and log when it dies or stays silent. */
    public void awaitReady(Duration patience, Waiting.Question question) throws InterruptedException {
        try {
            Waiting.until(process, patience, question);
        } catch (TimeoutException e) {
            throw new PartFailure(name, name + " " + e.getMessage(), data.log(name), e);
        }
    }

    public void stop() {
        Ending.end(process.toHandle(), stopSignal, PATIENCE);
        try {
            Files.deleteIfExists(data.pidFile(name));
        } catch (IOException harmless) {
            System.err.println("cannot remove " + data.pidFile(name) + ": " + harmless.getMessage());
        }
    }
}
