package io.carillon.dispatcher.email;

import io.carillon.outbound.OutboundGuard;
import io.carillon.outbound.RefusedTargetException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * Vert.x as the mail client is given it: every connection it opens goes to the address that {@link OutboundGuard} checked
 * for that very connection, certificates checked against the name. The mail client itself takes a name only, and would ask
 * for it a second time.
 */
@RegisterForReflection(targets = {Vertx.class, NetClient.class})
final class PinnedConnection {
    private PinnedConnection() {}

    static Vertx of(Vertx vertx, OutboundGuard guard) {
        return (Vertx) Proxy.newProxyInstance(
                PinnedConnection.class.getClassLoader(), new Class<?>[] {Vertx.class}, (proxy, method, arguments) -> {
                    Object made = call(vertx, method, arguments);
                    return method.getName().equals("createNetClient") ? pinned(vertx, (NetClient) made, guard) : made;
                });
    }

    private static NetClient pinned(Vertx vertx, NetClient client, OutboundGuard guard) {
        return (NetClient) Proxy.newProxyInstance(
                PinnedConnection.class.getClassLoader(),
                new Class<?>[] {NetClient.class},
                (proxy, method, arguments) -> connects(method, arguments)
                        ? connect(vertx, client, guard, (int) arguments[0], (String) arguments[1])
                        : call(client, method, arguments));
    }

    /** The mail client opens connections in this way; any other would be a change of it that must not pass unseen. */
    private static boolean connects(Method method, Object[] arguments) {
        if (!method.getName().equals("connect")) {
            return false;
        }
        if (arguments.length == 2 && arguments[0] instanceof Integer && arguments[1] instanceof String) {
            return true;
        }
        throw new UnsupportedOperationException("connections to places that were not checked");
    }

    /**
     * The connection belongs to the event loop that asked for it, whichever thread answered for the name: another one
     * could read the server's greeting before the mail client listens.
     */
    private static Future<NetSocket> connect(
            Vertx vertx, NetClient client, OutboundGuard guard, int port, String host) {
        Optional<String> refusal = guard.rules().refusalOfMailServer(host, port);
        if (refusal.isPresent()) {
            return Future.failedFuture(new RefusedTargetException(refusal.get()));
        }
        ContextInternal asking = (ContextInternal) vertx.getOrCreateContext();
        Promise<NetSocket> connected = asking.promise();
        UniHelper.toFuture(Uni.createFrom().deferred(() -> guard.pin(host, port)))
                .onFailure(connected::fail)
                .onSuccess(address -> asking.runOnContext(now -> client.connect(address, host)
                        .map(socket -> GatheredWrites.of(socket, vertx))
                        .onComplete(connected)));
        return connected.future();
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
