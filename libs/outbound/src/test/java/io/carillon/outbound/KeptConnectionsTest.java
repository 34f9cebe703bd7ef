package io.carillon.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.outbound.OutboundConnections.Keeping;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What calls share, and what becomes of one whose connection was closed meanwhile. */
class KeptConnectionsTest {
    private static final String NAME = "hooks.test.example";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Keeping PLENTY = new Keeping(64, 1_000, 30);

    /** One event loop: what it does after an answer is done before what comes next. */
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

    private final Set<HttpConnection> open = ConcurrentHashMap.newKeySet();
    private final Set<HttpConnection> served = ConcurrentHashMap.newKeySet();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final List<HttpServerRequest> held = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = vertx.getDelegate()
                .createHttpServer()
                .connectionHandler(this::opened)
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        vertx.closeAndAwait();
    }

    @Test
    void callsThatMayRepeatShareAConnection() {
        OutboundCalls calls = calls(PLENTY);

        IntStream.range(0, 100).forEach(number -> post(calls, "/" + number, true));

        assertThat(seen).hasSize(100);
        assertThat(served).hasSize(1);
    }

    @Test
    void everyOtherCallHasAConnectionOfItsOwn() {
        OutboundCalls calls = calls(PLENTY);

        IntStream.range(0, 10).forEach(number -> post(calls, "/" + number, false));

        assertThat(served).hasSize(10);
    }

    @Test
    void whereANameLeadsIsAskedForEveryCallThoughAConnectionIsOpen() {
        Lookup moving = new Lookup().answer(NAME, "127.0.0.1").answer(NAME, "127.0.0.2");
        OutboundCalls calls = calls(PLENTY, moving);
        post(calls, "/1", true);

        assertThatThrownBy(() -> post(calls, "/2", true)).isNotInstanceOf(RefusedTargetException.class);
        assertThat(moving.questions).isEqualTo(2);
        assertThat(seen)
                .as("nobody listens at the new address, and the old one is not called")
                .containsExactly("/1");
    }

    @Test
    void anOpenConnectionServesNoNameThatLeadsInsideMeanwhile() {
        OutboundCalls calls =
                calls(PLENTY, new Lookup().answer(NAME, "127.0.0.1").answer(NAME, "169.254.169.254"));
        post(calls, "/1", true);

        assertThatThrownBy(() -> post(calls, "/2", true)).isInstanceOf(RefusedTargetException.class);
        assertThat(seen).containsExactly("/1");
    }

    @Test
    void anotherNameOfTheSameAddressGetsAConnectionOfItsOwn() {
        OutboundCalls calls =
                calls(PLENTY, new Lookup().answer(NAME, "127.0.0.1").answer("b.test.example", "127.0.0.1"));
        post(calls, "/1", true);

        send(calls, call("b.test.example", "/2", true));

        assertThat(served).hasSize(2);
    }

    @Test
    void whoSaysThatItClosesIsCalledOverAnotherConnection() {
        OutboundCalls calls = calls(PLENTY);

        IntStream.range(0, 10).forEach(number -> post(calls, "/close/" + number, true));

        assertThat(served).hasSize(10);
        assertThat(seen).doesNotHaveDuplicates().hasSize(10);
    }

    @Test
    void aServerThatClosesIdleConnectionsLosesAndDoublesNothing() {
        OutboundCalls calls = calls(PLENTY);

        for (int number = 0; number < 50; number++) {
            post(calls, "/" + number, true);
            open.forEach(HttpConnection::close);
        }

        assertThat(seen).doesNotHaveDuplicates().hasSize(50);
    }

    @Test
    void aCallThatFindsItsConnectionClosingGoesOnceMoreOverAFreshOne() {
        OutboundCalls calls = calls(PLENTY);
        post(calls, "/1", true);

        post(calls, "/closed-when-kept", true);

        assertThat(seen).containsExactly("/1", "/closed-when-kept", "/closed-when-kept");
        assertThat(served).hasSize(2);
    }

    @Test
    void aFreshConnectionThatIsClosedUnansweredIsAFailure() {
        OutboundCalls calls = calls(PLENTY);

        assertThatThrownBy(() -> post(calls, "/closed", true)).isNotNull();
        assertThat(seen).containsExactly("/closed");
    }

    @Test
    void theFreshConnectionOfARepeatIsTheLast() {
        OutboundCalls calls = calls(PLENTY);
        post(calls, "/1", true);

        assertThatThrownBy(() -> post(calls, "/closed", true)).isNotNull();
        assertThat(seen).containsExactly("/1", "/closed", "/closed");
    }

    @Test
    void noMoreThanTheBoundIsKeptToAPlaceAndNoCallWaitsForIt() {
        keepsOnly(new Keeping(2, 1_000, 30), 2);
    }

    @Test
    void noMoreThanTheBoundIsKeptInAll() {
        keepsOnly(new Keeping(64, 3, 30), 3);
    }

    @Test
    void idleConnectionsAreClosed() {
        post(calls(new Keeping(64, 1_000, 1)), "/1", true);

        await(open::isEmpty);
    }

    /** Ten at the same time: nobody is answered before all are there. */
    private void keepsOnly(Keeping keeping, int most) {
        OutboundCalls calls = calls(keeping);
        List<CompletableFuture<OutboundAnswer>> ten = IntStream.range(0, 10)
                .mapToObj(number ->
                        calls.send(call(NAME, "/hold/" + number, true)).subscribeAsCompletionStage())
                .toList();

        ten.forEach(answer -> assertThat(answer).succeedsWithin(PATIENCE));
        await(() -> open.size() <= most);
        assertThat(open).isNotEmpty();
    }

    private OutboundCalls calls(Keeping keeping) {
        return calls(keeping, new Lookup().answer(NAME, "127.0.0.1"));
    }

    private OutboundCalls calls(Keeping keeping, HostLookup lookup) {
        OutboundGuard guard = new OutboundGuard(Lookup.config(true), lookup);
        return new OutboundCalls(vertx, guard, new HttpClientOptions(), keeping);
    }

    private void opened(HttpConnection connection) {
        open.add(connection);
        connection.closeHandler(closed -> open.remove(connection));
    }

    private void answer(HttpServerRequest request) {
        boolean first = served.add(request.connection());
        seen.add(request.path());
        switch (request.path().split("/")[1]) {
            case "closed" -> request.connection().close();
            case "closed-when-kept" -> answerIf(first, request);
            case "close" -> request.response().putHeader("Connection", "close").end();
            case "hold" -> hold(request);
            default -> request.response().end("fine");
        }
    }

    private static void answerIf(boolean fine, HttpServerRequest request) {
        if (fine) {
            request.response().end();
        } else {
            request.connection().close();
        }
    }

    private synchronized void hold(HttpServerRequest request) {
        held.add(request);
        if (held.size() == 10) {
            held.forEach(one -> one.response().end());
        }
    }

    private void post(OutboundCalls calls, String path, boolean mayRepeat) {
        assertThat(send(calls, call(NAME, path, mayRepeat)).status()).isEqualTo(200);
    }

    /** Afterwards the connection is free again. */
    private OutboundAnswer send(OutboundCalls calls, OutboundCall call) {
        OutboundAnswer answer = calls.send(call).await().atMost(Duration.ofSeconds(40));
        CompletableFuture<Void> turn = new CompletableFuture<>();
        vertx.runOnContext(() -> turn.complete(null));
        assertThat(turn).succeedsWithin(PATIENCE);
        return answer;
    }

    private OutboundCall call(String host, String path, boolean mayRepeat) {
        String url = "http://" + host + ":" + server.actualPort() + path;
        return new OutboundCall("POST", url, Map.of(), "body", Duration.ofSeconds(30), 1000, mayRepeat);
    }

    private static void await(BooleanSupplier state) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!state.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
