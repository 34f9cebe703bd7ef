package io.carillon.dispatcher.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GatheredWritesTest {
    private static Vertx vertx;

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final Context context = vertx.getOrCreateContext();
    private final NetSocket gathering = GatheredWrites.of(recording(), vertx);

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void close() {
        vertx.close();
    }

    @Test
    void linesLeaveTogetherWithTheCommandThatEndsThem() throws Exception {
        onTheLoop(socket -> {
            assertThat(socket.write("From: us\r\n").succeeded()).isTrue();
            assertThat(socket.write("\r\n").succeeded()).isTrue();
            assertThat(socket.write("Hello\r\n").succeeded()).isTrue();
            assertThat(sent).isEmpty();
            socket.write(".\r\n", result -> {});
            assertThat(sent).containsExactly("From: us\r\n\r\nHello\r\n.\r\n");
        });
    }

    @Test
    void linesThatNoCommandFollowsLeaveByThemselves() throws Exception {
        onTheLoop(socket -> socket.write("QUIT\r\n"));

        Awaitility.await().untilAsserted(() -> assertThat(sent).containsExactly("QUIT\r\n"));
    }

    @Test
    void manyLinesWaitForTheWire() throws Exception {
        onTheLoop(socket -> {
            IntStream.range(0, 31)
                    .forEach(line ->
                            assertThat(socket.write("line\r\n").succeeded()).isTrue());
            assertThat(socket.write("last\r\n").isComplete()).isFalse();
            assertThat(sent).containsExactly("line\r\n".repeat(31) + "last\r\n");
        });
        onTheLoop(socket ->
                assertThat(socket.write("x".repeat(16 * 1024)).isComplete()).isFalse());
    }

    @Test
    void nothingOvertakesTheLines() throws Exception {
        onTheLoop(socket -> {
            socket.write("--part\r\n");
            socket.write(Buffer.buffer("bytes of a file"));
            socket.write("--part--\r\n");
            socket.close();
            assertThat(sent).containsExactly("--part\r\n", "bytes of a file", "--part--\r\n", "closed");
        });
    }

    private void onTheLoop(Consumer<NetSocket> work) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        context.runOnContext(now -> {
            try {
                work.accept(gathering);
                done.complete(null);
            } catch (Throwable failure) {
                done.completeExceptionally(failure);
            }
        });
        done.get(30, TimeUnit.SECONDS);
    }

    private NetSocket recording() {
        return (NetSocket) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {NetSocket.class}, (proxy, method, arguments) -> {
                    sent.add(method.getName().equals("close") ? "closed" : arguments[0].toString());
                    return method.getReturnType() == Future.class ? Future.succeededFuture() : null;
                });
    }
}
