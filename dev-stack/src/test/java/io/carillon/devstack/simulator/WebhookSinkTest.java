package io.carillon.devstack.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.devstack.mail.Mailbox;
import io.carillon.devstack.process.Ports;
import io.carillon.devstack.simulator.callback.Webhooks;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WebhookSinkTest {
    private static final int PORT = new Ports().random();
    private static final ProviderSimulator SIMULATOR =
            new ProviderSimulator(PORT, new Mailbox(Clock.systemUTC()), new Webhooks(), Clock.systemUTC());
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        SIMULATOR.start();
    }

    @AfterAll
    static void stop() {
        SIMULATOR.stop();
    }

    @Test
    void showsWhatWasPostedToItsName() throws Exception {
        assertThat(call("POST", "/webhook-sink/a", "{\"n\":1}").statusCode()).isEqualTo(200);

        JsonArray received = new JsonArray(call("GET", "/webhook-sink/a", "").body());
        assertThat(received).hasSize(1);
        JsonObject request = received.getJsonObject(0);
        assertThat(request.getString("body")).isEqualTo("{\"n\":1}");
        assertThat(request.getJsonObject("headers").getString("webhook-id")).isEqualTo("id-1");
        assertThat(call("GET", "/webhook-sink/b", "").body()).isEqualTo("[]");
    }

    @Test
    void answersAsItIsToldByNameOrForAll() throws Exception {
        call("PUT", "/webhook-sink/busy/behaviour", "{\"status\":429,\"retryAfter\":7}");
        call("PUT", "/behaviour/webhook", "{\"status\":503}");

        HttpResponse<String> busy = call("POST", "/webhook-sink/busy", "{}");
        assertThat(busy.statusCode()).isEqualTo(429);
        assertThat(busy.headers().firstValue("Retry-After")).contains("7");
        assertThat(call("POST", "/webhook-sink/other", "{}").statusCode()).isEqualTo(503);
        call("PUT", "/behaviour/webhook", "{}");
        assertThat(call("POST", "/webhook-sink/other", "{}").statusCode()).isEqualTo(200);
        assertThat(call("PUT", "/webhook-sink/busy/behaviour", "{\"status\":1}").statusCode())
                .isEqualTo(400);
        assertThat(call("DELETE", "/webhook-sink/other", "").statusCode()).isEqualTo(204);
        assertThat(call("GET", "/webhook-sink/other", "").body()).isEqualTo("[]");
    }

    @Test
    void countsWhatItTookAndWhatItRefused() throws Exception {
        call("POST", "/webhook-sink/counted", "{}");
        call("PUT", "/webhook-sink/counted/behaviour", "{\"status\":503}");
        call("POST", "/webhook-sink/counted", "{}");

        assertThat(new JsonObject(call("GET", "/webhook-sink/counted/count", "").body()))
                .isEqualTo(new JsonObject().put("requests", 2).put("accepted", 1));
        call("DELETE", "/webhook-sink/counted", "");
        assertThat(new JsonObject(call("GET", "/webhook-sink/counted/count", "").body()))
                .isEqualTo(new JsonObject().put("requests", 0).put("accepted", 0));
    }

    private static HttpResponse<String> call(String method, String path, String body) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + path))
                        .header("Webhook-Id", "id-1")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
