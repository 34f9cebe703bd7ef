package io.carillon.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.outbound.OutboundConnections.Keeping;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.JksOptions;
import io.vertx.mutiny.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboundCallsTest {
    private static final byte[] BYTES = {0, (byte) 0x80, (byte) 0xff, (byte) 0xc3, 13, 10};
    private static final String NAME = "hooks.test.example";
    private static final Duration SHORT = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx();
    private final Lookup lookup = new Lookup().answer(NAME, "127.0.0.1").answer("other.test.example", "127.0.0.1");
    private final OutboundGuard development = new OutboundGuard(Lookup.config(true), lookup);
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private OutboundCalls calls;

    @TempDir
    Path directory;

    @BeforeEach
    void start() {
        server = listening(new HttpServerOptions());
        calls = new OutboundCalls(vertx, development);
    }

    @AfterEach
    void stop() {
        vertx.closeAndAwait();
    }

    @Test
    void connectsToTheCheckedAddressAndNamesTheHost() {
        OutboundAnswer answer = send(calls, OutboundCall.post(url(NAME, "/echo?a=b"), Map.of("X-A", "1"), "body"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.isSuccess()).isTrue();
        assertThat(answer.body()).isEqualTo("POST /echo?a=b " + NAME + ":" + server.actualPort() + " 1 body");
        assertThat(lookup.questions).isEqualTo(1);
    }

    @Test
    void followsNoRedirect() {
        OutboundAnswer answer = send(calls, OutboundCall.get(url(NAME, "/redirect"), Map.of()));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers()).containsEntry("location", url(NAME, "/echo"));
        assertThat(seen).containsExactly("/redirect");
    }

    @Test
    void filesComeByteForByte() {
        OutboundBytes file = calls.fetch(OutboundCall.get(url(NAME, "/bytes"), Map.of()))
                .await()
                .atMost(SHORT);

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.body()).isEqualTo(BYTES);
    }

    @Test
    void readsNoMoreThanWanted() {
        OutboundCall call = new OutboundCall("GET", url(NAME, "/long"), Map.of(), "", SHORT, 1000, true);

        assertThatThrownBy(() -> send(calls, call)).isInstanceOf(AnswerTooLongException.class);
    }

    @Test
    void cutsForWhomTheBeginningIsEnough() {
        OutboundCall call = new OutboundCall("GET", url(NAME, "/long"), Map.of(), "", SHORT, 1000, true);

        OutboundAnswer answer = calls.sendForExcerpt(call).await().atMost(SHORT);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("x".repeat(1000));
    }

    /** A slow place on the same host takes no connection away from the others. */
    @Test
    void manyCallsGoToOneHostAtTheSameTime() {
        List<Uni<OutboundAnswer>> slow = Stream.generate(() -> calls.send(
                        new OutboundCall("GET", url(NAME, "/never"), Map.of(), "", Duration.ofSeconds(2), 1000, true)))
                .limit(20)
                .toList();
        slow.forEach(call -> call.subscribe().with(answer -> {}, failure -> {}));

        assertThat(send(
                                calls,
                                new OutboundCall(
                                        "GET", url(NAME, "/echo"), Map.of(), "", Duration.ofSeconds(1), 1000, true))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void waitsNoLongerThanWanted() {
        OutboundCall call =
                new OutboundCall("GET", url(NAME, "/never"), Map.of(), "", Duration.ofMillis(200), 1000, true);

        assertThatThrownBy(() -> send(calls, call)).hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void sendsNothingToWhatIsRefused() {
        OutboundCalls guarded = new OutboundCalls(vertx, new OutboundGuard(Lookup.config(false), lookup));

        assertThatThrownBy(() -> send(guarded, OutboundCall.get(url("localhost", "/echo"), Map.of())))
                .isInstanceOf(RefusedTargetException.class);
        assertThatThrownBy(() -> send(guarded, OutboundCall.get("https://" + NAME + "/echo", Map.of())))
                .isInstanceOf(RefusedTargetException.class);
        assertThat(seen).isEmpty();
    }

    @Test
    void checksTheCertificateAgainstTheNameThoughItConnectsToTheAddress() throws Exception {
        JksOptions keys = new JksOptions().setPath(keyStore().toString()).setPassword("changeit");
        HttpServer secure = listening(new HttpServerOptions().setSsl(true).setKeyCertOptions(keys));
        HttpClientOptions trusting = new HttpClientOptions().setTrustOptions(keys);
        OutboundCalls secured = new OutboundCalls(vertx, development, trusting, new Keeping(1, 1, 30));
        String port = ":" + secure.actualPort();

        assertThat(send(secured, OutboundCall.get("https://" + NAME + port + "/echo", Map.of()))
                        .status())
                .isEqualTo(200);
        assertThatThrownBy(() -> send(secured, OutboundCall.get("https://other.test.example" + port, Map.of())))
                .hasCauseInstanceOf(SSLHandshakeException.class)
                .hasStackTraceContaining("other.test.example");
        assertThatThrownBy(() -> send(calls, OutboundCall.get("https://" + NAME + port, Map.of())))
                .hasCauseInstanceOf(SSLHandshakeException.class);
    }

    private Path keyStore() throws Exception {
        Path file = directory.resolve("keys.jks");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + NAME,
                        "-ext",
                        "san=dns:" + NAME)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(made.waitFor())
                .as(Files.readString(directory.resolve("keytool.log")))
                .isZero();
        return file;
    }

    private HttpServer listening(HttpServerOptions options) {
        return vertx.getDelegate()
                .createHttpServer(options)
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void answer(HttpServerRequest request) {
        seen.add(request.path());
        switch (request.path()) {
            case "/never" -> request.pause();
            case "/bytes" -> request.response().end(Buffer.buffer(BYTES));
            case "/long" -> request.response().end("x".repeat(100_000));
            case "/redirect" ->
                request.response()
                        .setStatusCode(302)
                        .putHeader("Location", url(NAME, "/echo"))
                        .end();
            default -> request.body(body -> request.response().end(echo(request) + body.result()));
        }
    }

    private static String echo(HttpServerRequest request) {
        return request.method() + " " + request.uri() + " " + request.getHeader("Host") + " " + request.getHeader("X-A")
                + " ";
    }

    private String url(String host, String path) {
        return "http://" + host + ":" + server.actualPort() + path;
    }

    private static OutboundAnswer send(OutboundCalls calls, OutboundCall call) {
        return calls.send(call).await().atMost(Duration.ofSeconds(10));
    }
}
