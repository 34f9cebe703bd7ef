package io.carillon.dispatcher.provider;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Where vendors' SDKs, which block, may run: on a virtual thread of their own, their HTTP carried by {@link HttpCalls}, so
 * that guard, pool, bounds and time limits are those of every other provider. What a call broke with comes out as it was,
 * however the SDK wrapped it.
 */
@ApplicationScoped
public class SdkCalls {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpCalls http;
    private final ProviderConfig config;

    SdkCalls(HttpCalls http, ProviderConfig config) {
        this.http = http;
        this.config = config;
    }

    /** A call that got no answer, on its way through an SDK. */
    public static final class BrokenCallException extends IOException {
        private BrokenCallException(Throwable cause) {
            super(cause);
        }
    }

    /** Threads for an SDK that wants some of its own. */
    public ExecutorService threads() {
        return threads;
    }

    /** Runs {@code work} on a virtual thread; goes on where the caller was. */
    public <T> Uni<T> run(Callable<T> work) {
        return Uni.createFrom()
                .item(Unchecked.supplier(work::call))
                .runSubscriptionOn(threads)
                .emitOn(whereTheCallerIs())
                .onFailure()
                .transform(SdkCalls::asItWas);
    }

    private static Executor whereTheCallerIs() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : action -> context.runOnContext(ignored -> action.run());
    }

    /**
     * Posts for an SDK and waits for the answer; on virtual threads only.
     *
     * @throws BrokenCallException when there is none
     */
    public HttpAnswer post(String url, Map<String, String> headers, byte[] body) throws BrokenCallException {
        return await(http.post(url, headers, Buffer.buffer(body)));
    }

    /**
     * Waits for what an SDK needs; on virtual threads only.
     *
     * @throws BrokenCallException when it does not come in time
     */
    public <T> T await(Uni<T> answer) throws BrokenCallException {
        try {
            return answer.await().atMost(config.callTimeout());
        } catch (CompletionException wrapped) {
            throw new BrokenCallException(wrapped.getCause());
        } catch (RuntimeException failure) {
            throw new BrokenCallException(failure);
        }
    }

    /** What broke the call below {@code failure}; {@code failure} itself when no call of ours did. */
    public static Throwable asItWas(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BrokenCallException broken) {
                return broken.getCause();
            }
        }
        return failure;
    }
}
