package io.carillon.devstack.process;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Small sets of event loops for servers inside this JVM; starting and stopping wait for the result. */
public final class EventLoops {

    private static final long PATIENCE_SECONDS = 10;

    private EventLoops() {}

    public static Vertx create() {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setMaxEventLoopExecuteTime(TimeUnit.SECONDS.toNanos(10)));
    }

    public static <T> T started(Future<T> start) throws Exception {
        try {
            return start.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    public static void close(Vertx vertx) {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException notClean) {
            System.err.println("event loops did not close: " + notClean);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
