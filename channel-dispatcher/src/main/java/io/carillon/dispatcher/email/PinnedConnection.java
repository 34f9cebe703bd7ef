package io.carillon.dispatcher.email;

import io.carillon.outbound.OutboundGuard;
import io.carillon.outbound.RefusedTargetException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
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
                    return method.getName().equals("createNetClient") ? pinned((NetClient) made, guard) : made;
                });
    }

    private static NetClient pinned(NetClient client, OutboundGuard guard) {
        return (NetClient) Proxy.newProxyInstance(
                PinnedConnection.class.getClassLoader(),
                new Class<?>[] {NetClient.class},
                (proxy, method, arguments) -> connects(method, arguments)
                        ? connect(client, guard, (int) arguments[0], (String) arguments[1])
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

    private static Future<NetSocket> connect(NetClient client, OutboundGuard guard, int port, String host) {
        Optional<String> refusal = guard.rules().refusalOfMailServer(host, port);
        return refusal.isPresent()
                ? Future.failedFuture(new RefusedTargetException(refusal.get()))
                : UniHelper.toFuture(Uni.createFrom().deferred(() -> guard.pin(host, port)))
                        .compose(address -> client.connect(address, host));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
