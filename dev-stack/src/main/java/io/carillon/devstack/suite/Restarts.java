package io.carillon.devstack.suite;

import io.carillon.devstack.process.ChildPart;
import io.carillon.devstack.process.Part;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Starts parts again that die while the stack runs: at once, then after ever longer pauses of at most five seconds. */
final class Restarts {

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(
            4, Thread.ofPlatform().daemon().name("restarts-", 0).factory());
    private volatile boolean ended;

    void watch(Collection<Part> parts) {
        for (Part part : parts) {
            if (part instanceof ChildPart child) {
                watch(child);
            }
        }
    }

    private void watch(ChildPart part) {
        part.child().onExit().thenRun(() -> afterDeath(part));
    }

    private void afterDeath(ChildPart part) {
        if (!ended) {
            Supervisor.say(part.name() + " died; starting it again");
            schedule(part, FIRST_PAUSE_MILLIS);
        }
    }

    private void schedule(ChildPart part, long pauseMillis) {
        if (!ended) {
            executor.schedule(() -> restart(part, pauseMillis), pauseMillis, TimeUnit.MILLISECONDS);
        }
    }

    private void restart(ChildPart part, long pauseMillis) {
        try {
            part.start();
            Supervisor.say(part.name() + " is back");
            watch(part);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception failure) {
            Supervisor.say("%s did not start: %s".formatted(part.name(), failure.getMessage()));
            part.stop();
            schedule(part, Math.min(pauseMillis * 2, LONGEST_PAUSE_MILLIS));
        }
    }

    /** After this no part is started any more; starts in progress are interrupted. */
    void end() {
        ended = true;
        executor.shutdownNow();
        try {
            executor.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
