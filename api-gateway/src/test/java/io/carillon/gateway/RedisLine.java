package io.carillon.gateway;

import io.carillon.testkit.Infra;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.Map;

/** A line to the real Redis that can be told to swallow everything, as a stopped process or a lost network does. */
public final class RedisLine implements QuarkusTestResourceLifecycleManager {
    private static final String SILENT = "carillon.test.redis-line.silent";

    private Vertx vertx;

    static void fallSilent() {
        System.setProperty(SILENT, "true");
    }

    static void answer() {
        System.clearProperty(SILENT);
    }

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        URI redis = URI.create(Infra.start("kafka,redis").get("REDIS_URL"));
        NetServer line = vertx.createNetServer()
                .connectHandler(socket -> join(socket, redis))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return Map.of("carillon.limits.redis", "redis://127.0.0.1:" + line.actualPort());
    }

    private void join(NetSocket caller, URI redis) {
        if (Boolean.getBoolean(SILENT)) {
            return;
        }
        caller.pause();
        vertx.createNetClient().connect(redis.getPort(), redis.getHost()).onSuccess(store -> {
            caller.handler(data -> pass(store, data));
            store.handler(data -> pass(caller, data));
            caller.closeHandler(closed -> store.close());
            store.closeHandler(closed -> caller.close());
            caller.resume();
        });
    }

    private static void pass(NetSocket to, io.vertx.core.buffer.Buffer data) {
        if (!Boolean.getBoolean(SILENT)) {
            to.write(data);
        }
    }

    @Override
    public void stop() {
        answer();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
