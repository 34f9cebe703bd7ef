package io.carillon.dispatcher.receipt;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Threads for proofs that cost much processor time, so that the event loops, which send, go on sending: half as many as
 * processors. Proofs begin in the order they came; when too many wait, the next is refused, and its vendor comes again.
 */
@ApplicationScoped
class ProofThreads {
    private final ExecutorService threads;

    ProofThreads(CallbackConfig config) {
        int number = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        this.threads = new ThreadPoolExecutor(
                number,
                number,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.proofsWaiting()),
                Thread.ofPlatform().name("proof-", 0).daemon().factory());
    }

    /**
     * Runs {@code proof} there and goes on where the caller was. Fails with
     * {@link java.util.concurrent.RejectedExecutionException} when too many wait.
     */
    <T> Uni<T> run(Supplier<T> proof) {
        return Uni.createFrom().item(proof).runSubscriptionOn(threads).emitOn(whereTheCallerIs());
    }

    private static Executor whereTheCallerIs() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : action -> context.runOnContext(ignored -> action.run());
    }

    @PreDestroy
    void end() {
        threads.shutdown();
    }
}
