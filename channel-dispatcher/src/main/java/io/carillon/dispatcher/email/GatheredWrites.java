package io.carillon.dispatcher.email;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/**
 * A connection as the mail client is given it. The client writes a mail line by line and waits for each: a system call for
 * every line. Here lines count as written once they are gathered; they leave together, at the latest with the command that
 * ends them, in order, and what became of them the server's reply tells. After a number of lines the client waits for
 * the wire, so that a long mail neither fills the memory nor the stack. Everything goes on in the context it is asked in,
 * which is always the same one.
 */
@RegisterForReflection(targets = NetSocket.class)
final class GatheredWrites implements InvocationHandler {
    private static final int MOST_LINES = 32;
    private static final int MOST_BYTES = 16 * 1024;
    private static final Set<String> SENDS_FIRST = Set.of("write", "sendFile", "end", "close", "upgradeToSsl");

    private final NetSocket socket;
    private final Vertx vertx;
    private Buffer gathered = Buffer.buffer();
    private int lines;
    private boolean leaving;

    private GatheredWrites(NetSocket socket, Vertx vertx) {
        this.socket = socket;
        this.vertx = vertx;
    }

    static NetSocket of(NetSocket socket, Vertx vertx) {
        return (NetSocket) Proxy.newProxyInstance(
                GatheredWrites.class.getClassLoader(),
                new Class<?>[] {NetSocket.class},
                new GatheredWrites(socket, vertx));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        String name = method.getName();
        if (name.equals("write") && arguments[0] instanceof String text) {
            return arguments.length == 1 ? gather(text) : command(method, arguments, text);
        }
        if (SENDS_FIRST.contains(name)) {
            leave();
        }
        return call(method, arguments);
    }

    private synchronized Future<Void> gather(String line) {
        gathered.appendString(line);
        if (++lines >= MOST_LINES || gathered.length() >= MOST_BYTES) {
            return onTheWire(socket.write(taken()));
        }
        leaveSoon();
        return Future.succeededFuture();
    }

    /** From a fresh stack: the client goes on from line to line within its predecessor's completion. */
    private Future<Void> onTheWire(Future<Void> written) {
        Context asking = vertx.getOrCreateContext();
        Promise<Void> told = Promise.promise();
        written.onComplete(result -> asking.runOnContext(now -> told.handle(result)));
        return told.future();
    }

    /** A command leaves at once, together with the lines before it. */
    private Object command(Method method, Object[] arguments, String text) throws Throwable {
        Object[] all = arguments.clone();
        synchronized (this) {
            gathered.appendString(text);
            all[0] = taken().toString();
        }
        return call(method, all);
    }

    /** For lines that no command follows; one turn of the loop later than that command would come. */
    private void leaveSoon() {
        if (!leaving) {
            leaving = true;
            Context asking = vertx.getOrCreateContext();
            asking.runOnContext(next -> asking.runOnContext(afterNext -> leaveNow()));
        }
    }

    private synchronized void leaveNow() {
        leaving = false;
        leave();
    }

    private synchronized void leave() {
        if (gathered.length() > 0) {
            socket.write(taken());
        }
    }

    private Buffer taken() {
        Buffer all = gathered;
        gathered = Buffer.buffer();
        lines = 0;
        return all;
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(socket, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
