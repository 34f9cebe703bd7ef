package io.carillon.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import io.carillon.systemtests.suite.Administration;
import io.carillon.systemtests.suite.Answer;
import io.carillon.systemtests.suite.Http;
import io.carillon.systemtests.suite.Json;
import io.carillon.systemtests.suite.Suite;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A tenant's endpoint is told what happens to its notifications: signed, again when it fails, not when it is gone. */
class WebhookST {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String STATUS_CHANGED = "carillon.notification.status-changed.v1";

    private final Suite suite = Suite.shared();
    private final Administration admin = Administration.as(suite, "demo-admin");
    private final String sink = suite.place("SIMULATOR_URL") + "/webhook-sink/" + UUID.randomUUID();
    private String endpoint;

    @AfterEach
    void delete() {
        if (endpoint != null) {
            admin.request("DELETE", "/webhook-endpoints/" + endpoint, Map.of()).send();
        }
    }

    @Test
    void aSignedEventArrivesAndVerifiesWithThePublicLibrary() {
        String secret = create(STATUS_CHANGED);
        awaitReady();
        String id = suite.demo().send(Requests.welcome(Requests.freshAddress(), "Ada"));
        JsonNode told = awaitPost(post -> post.path("body").asText().contains(id));
        verify(secret, told);
        JsonNode body = Json.read(told.path("body").asText());
        assertThat(body.path("type").asText()).isEqualTo(STATUS_CHANGED);
        assertThat(body.path("data").path("notificationId").asText()).isEqualTo(id);
        assertThat(told.path("body").asText()).doesNotContain("@");
    }

    @Test
    void afterARotationBothSecretsSign() {
        String old = create(STATUS_CHANGED);
        awaitReady();
        String fresh = admin.request("POST", "/webhook-endpoints/" + endpoint + "/rotate-secret", Map.of())
                .send()
                .expect(200)
                .text("secret");
        JsonNode told = await().atMost(PATIENCE).until(() -> test(), post -> signatures(post) == 2);
        verify(old, told);
        verify(fresh, told);
    }

    @Test
    void aFailureIsTriedAgainUnderTheSameIdAndCanBeReplayed() {
        String secret = create(STATUS_CHANGED);
        awaitReady();
        tellSink(Map.of("status", 503));
        String id = postTest();
        awaitStatus(id, "RETRYING");
        tellSink(Map.of());
        awaitStatus(id, "DELIVERED");
        assertThat(posts().stream().filter(post -> isOf(post, id))).hasSize(2).allSatisfy(post -> verify(secret, post));
        Answer replayed = admin.request(
                        "POST", "/webhook-endpoints/" + endpoint + "/replay", Map.of("messageIds", List.of(id)))
                .send()
                .expect(202);
        assertThat(replayed.json().path("replayed").asInt()).isEqualTo(1);
        await().atMost(PATIENCE)
                .until(() -> posts().stream().filter(post -> isOf(post, id)).count() == 3);
    }

    @Test
    void anEndpointThatIsGoneIsDisabledUntilSomebodyEnablesIt() {
        create(STATUS_CHANGED);
        awaitReady();
        tellSink(Map.of("status", 410));
        awaitStatus(postTest(), "FAILED");
        await().atMost(PATIENCE).until(() -> !health().path("enabled").asBoolean());
        assertThat(health().path("disabledReason").asText()).isEqualTo("gone");
        admin.request("POST", "/webhook-endpoints/" + endpoint + "/test", Map.of())
                .send()
                .expectProblem(409, "webhook-endpoint-disabled");
        tellSink(Map.of());
        admin.request("POST", "/webhook-endpoints/" + endpoint + "/enable", Map.of())
                .send()
                .expect(200);
        awaitStatus(postTest(), "DELIVERED");
    }

    private String create(String type) {
        Answer made = admin.request("POST", "/webhook-endpoints", Map.of("url", sink, "eventTypes", List.of(type)))
                .send()
                .expect(201);
        endpoint = made.text("id");
        return made.text("secret");
    }

    /** The endpoint is known everywhere as soon as a test event arrives. */
    private void awaitReady() {
        await().atMost(PATIENCE).until(() -> !test().isMissingNode());
    }

    private JsonNode test() {
        Answer asked = admin.request("POST", "/webhook-endpoints/" + endpoint + "/test", Map.of())
                .send();
        if (asked.status() != 202) {
            return Json.read("{}").path("missing");
        }
        String id = asked.text("messageId");
        return awaitPost(post -> isOf(post, id));
    }

    private String postTest() {
        return admin.request("POST", "/webhook-endpoints/" + endpoint + "/test", Map.of())
                .send()
                .expect(202)
                .text("messageId");
    }

    private void awaitStatus(String message, String status) {
        await().atMost(PATIENCE).until(() -> admin.get("/webhook-endpoints/" + endpoint + "/deliveries/" + message)
                .send()
                .expect(200)
                .text("status")
                .equals(status));
    }

    private JsonNode health() {
        return admin.get("/webhook-endpoints/" + endpoint + "/health")
                .send()
                .expect(200)
                .json();
    }

    private void tellSink(Map<String, Object> behaviour) {
        Http.request("PUT", sink + "/behaviour").json(behaviour).send().expect(200);
    }

    private JsonNode awaitPost(Predicate<JsonNode> wanted) {
        return await().atMost(PATIENCE)
                .until(() -> posts().stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private List<JsonNode> posts() {
        return StreamSupport.stream(Http.get(sink).send().expect(200).json().spliterator(), false)
                .toList();
    }

    private static boolean isOf(JsonNode post, String message) {
        return post.path("headers").path("webhook-id").asText().equals(message);
    }

    private static int signatures(JsonNode post) {
        return post.path("headers").path("webhook-signature").asText().split(" ").length;
    }

    private static void verify(String secret, JsonNode post) {
        Map<String, List<String>> headers = new HashMap<>();
        post.path("headers")
                .properties()
                .forEach(field ->
                        headers.put(field.getKey(), List.of(field.getValue().asText())));
        assertThatCode(() -> new Webhook(secret).verify(post.path("body").asText(), headers))
                .doesNotThrowAnyException();
    }
}
