package io.carillon.dispatcher.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import io.carillon.dispatcher.provider.Defaults;
import io.carillon.dispatcher.provider.Guards;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.FailureCategory;
import io.carillon.events.ProviderTry;
import io.carillon.outbound.OutboundCalls;
import io.carillon.outbound.OutboundGuard;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One try at an endpoint, over real HTTP. */
class WebhookCallsTest {
    private static final String SECRET = "whsec_ZGVtby13ZWJob29rLXNlY3JldC1uZXctMDEyMzQ1";
    private static final String BODY = "{\"type\":\"t\"}";
    private static final WebhookCallConfig CONFIG = Defaults.of(WebhookCallConfig.class);

    /** One event loop: what it does after an answer is done before what comes next. */
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private final List<Map<String, List<String>>> received = new CopyOnWriteArrayList<>();
    private int port;

    @BeforeEach
    void listen() {
        port = vertx.getDelegate()
                .createHttpServer()
                .connectionHandler(connections::add)
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    @AfterEach
    void stop() {
        vertx.closeAndAwait();
    }

    @Test
    void whatArrivesVerifiesWithThePublicLibraryAndCarriesTheTenantsHeaders() {
        ProviderTry tried = post("/200", Map.of("X-Team", "blue", "Webhook-Id", "forged"));

        assertThat(tried.outcome()).isInstanceOf(Sent.class);
        assertThat(tried.responseStatus()).isEqualTo(200);
        Map<String, List<String>> headers = received.getFirst();
        assertThat(headers).containsEntry("x-team", List.of("blue")).containsEntry("webhook-id", List.of("message-1"));
        assertThat(headers).containsEntry("content-type", List.of("application/json"));
        assertThatCode(() -> new Webhook(SECRET).verify(BODY, headers)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "204, ,",
        "302, TRANSIENT, http_302",
        "400, TRANSIENT, http_400",
        "404, TRANSIENT, http_404",
        "410, INVALID_RECIPIENT, http_410",
        "429, THROTTLED, http_429",
        "500, TRANSIENT, http_500",
        "502, THROTTLED, http_502",
        "503, TRANSIENT, http_503",
        "504, THROTTLED, http_504"
    })
    void statusesMeanWhatTheSpecificationSays(int status, FailureCategory category, String code) {
        AttemptOutcome outcome = post("/" + status, Map.of()).outcome();

        if (category == null) {
            assertThat(outcome).isInstanceOf(Sent.class);
        } else {
            assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> {
                assertThat(failed.category()).isEqualTo(category);
                assertThat(failed.code()).isEqualTo(code);
                assertThat(failed.retryAfterMillis()).isEqualTo(7000);
            });
        }
        assertThat(received).as("redirects are not followed").hasSize(1);
    }

    @Test
    void theExcerptIsBoundedAndTellsNothingThatWeSaidInConfidence() {
        ProviderTry echoed = post("/echo", Map.of("Authorization", "Bearer demo-secret-token"));

        assertThat(echoed.responseExcerpt())
                .contains("***")
                .doesNotContain("demo-secret-token")
                .doesNotContain(
                        received.getFirst().get("webhook-signature").getFirst().substring(3));
        assertThat(post("/long", Map.of()).responseExcerpt()).hasSize(1024);
        assertThat(post("/long", Map.of()).outcome()).isInstanceOf(Sent.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://192.168.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::ffff:127.0.0.1]/",
                "https://2130706433/",
                "https://017700000001/",
                "https://0x7f.1/",
                "https://rebinding.example.com/"
            })
    void innerPlacesAreRefusedWhenTheyAreCalled(String url) {
        AttemptOutcome outcome = post(Guards.strict(), url, Map.of()).outcome();

        assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.code())
                .isEqualTo("refused_target"));
        assertThat(received).isEmpty();
    }

    @Test
    void aRedirectToAnInnerPlaceIsNotFollowed() {
        assertThat(post("/302", Map.of()).responseStatus()).isEqualTo(302);
        assertThat(received).hasSize(1);
    }

    /** Two at most: the next call may begin before the last one's connection is free again. */
    @Test
    void callsShareConnections() {
        OutboundCalls calls = new OutboundCalls(vertx, Guards.open());

        for (int i = 0; i < 50; i++) {
            assertThat(post(calls, "http://localhost:" + port + "/200", Map.of())
                            .outcome())
                    .isInstanceOf(Sent.class);
        }

        assertThat(received).hasSize(50);
        assertThat(connections).hasSizeLessThanOrEqualTo(2);
    }

    private ProviderTry post(String path, Map<String, String> headers) {
        return post(Guards.open(), "http://localhost:" + port + path, headers);
    }

    private ProviderTry post(OutboundGuard guard, String url, Map<String, String> headers) {
        return post(new OutboundCalls(vertx, guard), url, headers);
    }

    private static ProviderTry post(OutboundCalls calls, String url, Map<String, String> headers) {
        SignedPost post = new SignedPost(
                new Endpoint("endpoint", url, headers, List.of(SECRET)), "message-1", BODY, Instant.now());
        return WebhookCalls.tryOnce(post, calls, CONFIG, Instant::now).await().atMost(Duration.ofSeconds(20));
    }

    private void answer(HttpServerRequest request) {
        Map<String, List<String>> headers = new HashMap<>();
        request.headers().forEach(header -> headers.put(header.getKey().toLowerCase(), List.of(header.getValue())));
        received.add(headers);
        switch (request.path()) {
            case "/echo" -> request.response().end(headers.toString());
            case "/long" -> request.response().end("x".repeat(200_000));
            default ->
                request.response()
                        .setStatusCode(Integer.parseInt(request.path().substring(1)))
                        .putHeader("Retry-After", "7")
                        .putHeader("Location", "http://localhost:" + port + "/200")
                        .end("as the test wants it");
        }
    }
}
