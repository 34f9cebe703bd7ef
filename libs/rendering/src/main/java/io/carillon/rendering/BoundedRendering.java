package io.carillon.rendering;

import io.carillon.rendering.engine.RenderException;
import io.carillon.rendering.engine.TrialThread;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A hard bound on work with sources that nobody checked yet. The work runs on a thread of its own; when it overruns, it is
 * interrupted and abandoned, and ends at its next step. Blocks its caller: for worker threads only.
 */
public final class BoundedRendering {
    private static final int MOST_AT_ONCE = 8;
    private static final Semaphore PLACES = new Semaphore(MOST_AT_ONCE);

    private BoundedRendering() {}

    /**
     * The work's result.
     *
     * @param limit how long the caller waits, for a free place and for the work together
     * @throws RenderException when the work takes too long or nests too deeply; what the work throws is passed on
     */
    public static <T> T within(Duration limit, Callable<T> work) {
        long end = System.nanoTime() + limit.toNanos();
        takePlace(limit);
        FutureTask<T> task = new FutureTask<>(work);
        new TrialThread(() -> runInPlace(task)).start();
        return result(task, end - System.nanoTime());
    }

    private static void takePlace(Duration limit) {
        try {
            if (!PLACES.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new RenderException("too many templates are being tried at once");
            }
        } catch (InterruptedException stopped) {
            throw interrupted();
        }
    }

    private static void runInPlace(FutureTask<?> task) {
        try {
            task.run();
        } finally {
            PLACES.release();
        }
    }

    private static <T> T result(FutureTask<T> task, long nanos) {
        try {
            return task.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException overrun) {
            task.cancel(true);
            throw new RenderException("the template takes too long");
        } catch (ExecutionException failed) {
            throw cause(failed.getCause());
        } catch (InterruptedException stopped) {
            task.cancel(true);
            throw interrupted();
        }
    }

    private static RuntimeException cause(Throwable failure) {
        return switch (failure) {
            case StackOverflowError tooDeep -> new RenderException("the template is nested too deeply");
            case RuntimeException known -> known;
            case Error serious -> throw serious;
            default -> new IllegalStateException(failure);
        };
    }

    private static RenderException interrupted() {
        Thread.currentThread().interrupt();
        return new RenderException("the template could not be tried to its end");
    }
}
