package io.carillon.devstack.suite;

import io.carillon.devstack.process.Part;
import io.carillon.devstack.process.PartFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Parts that run together. Groups are started one after the other, the parts of a group at the same time; {@code stop}
 * ends starts in progress and then stops everything in the reverse order.
 */
final class Stack {

    private final Deque<Collection<Part>> started = new ArrayDeque<>();
    private final ExecutorService starters = Executors.newCachedThreadPool();
    private final Consumer<String> progress;

    Stack(Consumer<String> progress) {
        this.progress = progress;
    }

    void start(Collection<Part> group) throws InterruptedException {
        synchronized (started) {
            started.push(List.copyOf(group));
        }
        CompletionService<Void> starts = new ExecutorCompletionService<>(starters);
        group.forEach(part -> starts.submit(() -> start(part)));
        for (int done = 0; done < group.size(); done++) {
            check(starts.take());
        }
    }

    private Void start(Part part) {
        long before = System.nanoTime();
        try {
            part.start();
        } catch (PartFailure failure) {
            throw failure;
        } catch (Exception | LinkageError e) {
            throw new PartFailure(part.name(), e.toString(), null, e);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        progress.accept("%-10s ready after %.1f s".formatted(part.name(), took.toMillis() / 1000.0));
        return null;
    }

    private static void check(Future<Void> start) throws InterruptedException {
        try {
            start.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PartFailure failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    void stop() {
        starters.shutdownNow();
        try {
            starters.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (started) {
            started.forEach(Stack::stopTogether);
            started.clear();
        }
    }

    /** A thread for each part: stopping is waiting, and the parts' waits must not add up. */
    private static void stopTogether(Collection<Part> group) {
        try (ExecutorService stoppers =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            group.forEach(part -> stoppers.execute(part::stop));
        }
    }
}
