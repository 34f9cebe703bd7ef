package io.carillon.devstack.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.carillon.devstack.mail.Mailbox;
import io.carillon.devstack.process.Ports;
import io.carillon.devstack.simulator.callback.Webhooks;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The frame of all simulated vendors, seen from outside and through Twilio. */
class SimulatorTest {
    private static final String ACCOUNT = "AC000000000000000000000000000000a1";
    private static final int PORT = new Ports().random();
    private static final ProviderSimulator SIMULATOR =
            new ProviderSimulator(PORT, new Mailbox(Clock.systemUTC()), new Webhooks(), Clock.systemUTC());
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int answer = 204;
    private HttpServer receiver;

    private record Received(String body, String signature) {
        String state() {
            return body.replaceAll(".*MessageStatus=([a-z]+).*", "$1");
        }
    }

    @BeforeAll
    static void start() throws Exception {
        SIMULATOR.start();
    }

    @AfterAll
    static void stop() {
        SIMULATOR.stop();
    }

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
        behaviour("{\"callbacks\":{\"delayMillis\":20}}");
    }

    @AfterEach
    void hangUp() {
        receiver.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(body, exchange.getRequestHeaders().getFirst("X-Twilio-Signature")));
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    private String address() {
        return "http://localhost:" + receiver.getAddress().getPort() + "/webhooks/twilio/1";
    }

    @Test
    void reportsEachStepSignedAndKeepsTheStateToBeAskedFor() throws Exception {
        String sid = sid(send("+12025550100"));

        awaitReceived(2);
        assertThat(received.stream().map(Received::state)).containsExactly("sent", "delivered");
        assertThat(received).allSatisfy(callback -> {
            assertThat(callback.body()).contains("MessageSid=" + sid, "AccountSid=" + ACCOUNT);
            assertThat(isGenuine(callback)).isTrue();
        });
        assertThat(get("/twilio/2010-04-01/Accounts/" + ACCOUNT + "/Messages/" + sid + ".json")
                        .getString("status"))
                .isEqualTo("delivered");
        assertThat(array("/callbacks?messageId=" + sid)).hasSize(2);
    }

    @Test
    void copiesShufflesAndForgesAsToldTheSameWayForTheSameSeed() throws Exception {
        behaviour("{\"seed\":4,\"callbacks\":{\"delayMillis\":40,\"duplicates\":2,\"shuffle\":true,\"forged\":true}}");
        send("+12025550100");

        awaitReceived(6);
        assertThat(received).noneMatch(this::isGenuine);
        List<String> order = received.stream().map(Received::state).toList();
        assertThat(order).hasSize(6).contains("sent", "delivered");
    }

    @Test
    void aSilentVendorStillChangesTheMessage() throws Exception {
        behaviour("{\"callbacks\":{\"enabled\":false,\"delayMillis\":10}}");
        String sid = sid(send("+12025550100"));

        await(() -> "delivered".equals(get("/messages/" + sid).getString("status")));
        assertThat(received).isEmpty();
    }

    @Test
    void anotherAddressCanBeReachedInPlaceOfTheOneThatIsSigned() throws Exception {
        behaviour("{\"callbacks\":{\"delayMillis\":10,\"url\":\"http://localhost:%d\"}}"
                .formatted(receiver.getAddress().getPort()));
        send("+12025550100", "https://carillon.example/webhooks/twilio/1");

        awaitReceived(2);
        assertThat(received.getFirst().signature())
                .isEqualTo(signature("https://carillon.example/webhooks/twilio/1", received.getFirst()));
    }

    @Test
    void aReportThatIsNotTakenComesAgainAsOftenAsTheVendorTries() throws Exception {
        answer = 503;
        String sid = sid(send("+12025550100"));

        awaitReceived(4);
        assertThat(array("/callbacks?messageId=" + sid))
                .extracting(entry -> ((JsonObject) entry).getInteger("attempt"))
                .containsExactlyInAnyOrder(1, 1, 2, 2);
    }

    @ParameterizedTest
    @CsvSource({"+12025550110, 201", "+12025550120, 400", "+12025550130, 429", "+12025550140, 503", "+12025550190, 201"
    })
    void magicNumbersEndAsTheTableSays(String number, int status) throws Exception {
        HttpResponse<String> answered = send(number);
        assertThat(answered.statusCode()).isEqualTo(status);
        if (status == 429) {
            assertThat(answered.headers().firstValue("Retry-After")).contains("2");
        }
        if (number.endsWith("10")) {
            awaitReceived(2);
            assertThat(received.getLast().body()).contains("MessageStatus=undelivered", "ErrorCode=30003");
        }
    }

    @Test
    void whoAnswersStopIsRefusedUntilStart() throws Exception {
        send("+12025550160");
        awaitReceived(3);
        assertThat(received.getLast().body()).contains("Body=STOP", "From=%2B12025550160");
        assertThat(new JsonObject(send("+12025550160").body()).getInteger("code"))
                .isEqualTo(21610);

        call("POST", "/inbound/twilio", """
                {"account":"%s","from":"+12025550160","to":"+15005550006","body":"START"}""".formatted(ACCOUNT));
        awaitReceived(4);
        assertThat(send("+12025550160").statusCode()).isEqualTo(201);
    }

    @Test
    void connectionsAreCutAndRequestsHangAsOftenAsTold() throws Exception {
        behaviour("{\"resetRate\":1}");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> send("+12025550100"));
        behaviour("{\"hangRate\":1}");
        assertThatExceptionOfType(java.net.http.HttpTimeoutException.class).isThrownBy(() -> send("+12025550100"));
    }

    @Test
    void webhooksAreEnteredByAccountAndUnknownOrdersRefused() throws Exception {
        assertThat(call("PUT", "/webhooks/twilio", "{\"account\":\"AC1\",\"url\":\"http://x\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(call("PUT", "/webhooks/nobody", "{}").statusCode()).isEqualTo(404);
        assertThat(call("PUT", "/behaviour/twilio", "{\"callbacks\":{\"duplicates\":99}}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(call("POST", "/inbound/fcm", "{}").statusCode()).isEqualTo(400);
    }

    private void behaviour(String json) {
        try {
            assertThat(call("PUT", "/behaviour/twilio", json).statusCode()).isEqualTo(200);
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private HttpResponse<String> send(String to) throws IOException, InterruptedException {
        return send(to, address());
    }

    private HttpResponse<String> send(String to, String callback) throws IOException, InterruptedException {
        String form =
                "To=%s&From=%%2B15005550006&Body=Hi&StatusCallback=%s".formatted(to.replace("+", "%2B"), callback);
        return CLIENT.send(
                request("/twilio/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json")
                        .header("Authorization", basic())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String basic() {
        byte[] pair = (ACCOUNT + ":demo-token").getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + path))
                .timeout(Duration.ofSeconds(2));
    }

    private static HttpResponse<String> call(String method, String path, String body)
            throws IOException, InterruptedException {
        return CLIENT.send(
                request(path)
                        .header("Authorization", basic())
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonObject get(String path) throws IOException, InterruptedException {
        return new JsonObject(call("GET", path, "").body());
    }

    private static JsonArray array(String path) throws IOException, InterruptedException {
        return new JsonArray(call("GET", path, "").body());
    }

    private static String sid(HttpResponse<String> answer) {
        return new JsonObject(answer.body()).getString("sid");
    }

    private boolean isGenuine(Received callback) {
        return signature(address(), callback).equals(callback.signature());
    }

    private static String signature(String url, Received callback) {
        Map<String, String> headers = TwilioCallbacks.signature("demo-token")
                .headers(url, callback.body(), Clock.systemUTC().instant());
        return headers.get("X-Twilio-Signature");
    }

    private void awaitReceived(int count) throws Exception {
        await(() -> received.size() >= count);
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(8).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
