package io.carillon.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.carillon.systemtests.suite.Http;
import io.carillon.systemtests.suite.Suite;
import io.carillon.systemtests.suite.TenantService.Line;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Providers report later what became of a message, and what they report has consequences. */
class ReceiptsST {
    private static final String DEVICES = "/api/v1/users/me/devices";

    /** The demo tenant's account. */
    private static final String TWILIO = "01900000-0000-7000-8000-0000000001e3";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Suite suite = Suite.shared();

    /** A number that films use, whose ending the simulator plays: docs/simulators.md. */
    private static String magicNumber(int ending) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "+1%d%02d55501%d%d".formatted(random.nextInt(2, 10), random.nextInt(100), ending, random.nextInt(10));
    }

    private String sendTo(Map<String, Object> recipient, String channel) {
        return suite.demo()
                .send(Requests.of("welcome", recipient, List.of(channel), Map.of("name", Requests.freshName())));
    }

    private String status(String id) {
        return suite.demo()
                .find(id)
                .json()
                .path("deliveries")
                .path(0)
                .path("status")
                .asText();
    }

    private void awaitStatus(String id, String expected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(id)).isEqualTo(expected));
    }

    @Test
    void aTextCountsAsDeliveredWhenTwilioSaysSo() {
        String id = sendTo(Map.of("phone", magicNumber(0)), "sms");

        awaitStatus(id, "DELIVERED");
        assertThat(suite.demo().timeline(id)).extracting(Line::event).contains("ATTEMPT_SENT", "DELIVERED");
    }

    @Test
    void shuffledAndTripledReportsEndInTheSameState() {
        Map<String, Object> disorder = Map.of("callbacks", Map.of("delayMillis", 50, "duplicates", 2, "shuffle", true));
        suite.simulator().whileBehaving("twilio", disorder, () -> {
            String number = magicNumber(0);
            String id = sendTo(Map.of("phone", number), "sms");
            awaitReports(number, 6, 200);
            awaitStatus(id, "DELIVERED");
        });
    }

    @Test
    void reportsThatTwilioDidNotSignChangeNothing() {
        Map<String, Object> forging = Map.of("callbacks", Map.of("delayMillis", 50, "forged", true));
        suite.simulator().whileBehaving("twilio", forging, () -> {
            String number = magicNumber(0);
            String id = sendTo(Map.of("phone", number), "sms");
            awaitReports(number, 2, 401);
            assertThat(status(id)).isEqualTo("SENT");
        });
    }

    private void awaitReports(String number, int count, int answered) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<JsonNode> sent = suite.simulator().requests("twilio", number);
            assertThat(sent).hasSize(1);
            String sid = sent.getFirst().path("answer").path("sid").asText();
            assertThat(suite.simulator().callbacks(sid))
                    .filteredOn(report -> report.path("attempt").asInt() == 1)
                    .hasSize(count)
                    .allSatisfy(
                            report -> assertThat(report.path("status").asInt()).isEqualTo(answered));
        });
    }

    @Test
    void aTextThatTwilioCouldNotDeliverBounced() {
        awaitStatus(sendTo(Map.of("phone", magicNumber(1)), "sms"), "BOUNCED");
    }

    @Test
    void whoAnswersStopGetsNoMoreTexts() {
        String number = magicNumber(6);
        awaitStatus(sendTo(Map.of("phone", number), "sms"), "DELIVERED");

        await().atMost(PATIENCE).untilAsserted(() -> {
            String next = sendTo(Map.of("phone", number), "sms");
            suite.demo().awaitSettled(next);
            assertThat(status(next)).isEqualTo("SUPPRESSED");
        });
    }

    @Test
    void aDeviceReportsItselfAndADeadOneIsRetired() {
        String alive = "sim-opened-" + UUID.randomUUID();
        String dead = "sim-dead-" + UUID.randomUUID();
        register(alive);
        register(dead);

        String id = sendTo(Map.of("userId", suite.place("DEMO_USER_ID")), "push");

        awaitStatus(id, "OPENED");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(devices()).doesNotContain(dead));
        assertThat(devices()).contains(alive);
        forget(alive);
    }

    @Test
    void forgedReportsAreRefused() {
        byte[] report = "MessageSid=SM1&MessageStatus=delivered".getBytes(StandardCharsets.UTF_8);
        Http.request("POST", suite.gateway("/webhooks/twilio/" + TWILIO + "?delivery=" + UUID.randomUUID()))
                .header("X-Twilio-Signature", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                .body("application/x-www-form-urlencoded", report)
                .send()
                .expectProblem(401, "callback-forged");
    }

    private void register(String token) {
        Http.post(suite.gateway(DEVICES), Map.of("token", token, "platform", "android"))
                .bearer(suite.token("ada"))
                .send()
                .expect(201);
    }

    private List<JsonNode> listed() {
        JsonNode data = Http.get(suite.gateway(DEVICES))
                .bearer(suite.token("ada"))
                .send()
                .expect(200)
                .json()
                .path("data");
        List<JsonNode> devices = new ArrayList<>();
        data.forEach(devices::add);
        return devices;
    }

    private List<String> devices() {
        return listed().stream().map(device -> device.path("token").asText()).toList();
    }

    private void forget(String token) {
        listed().stream()
                .filter(device -> device.path("token").asText().equals(token))
                .map(device -> device.path("id").asText())
                .forEach(id -> Http.request("DELETE", suite.gateway(DEVICES + "/" + id))
                        .bearer(suite.token("ada"))
                        .send());
    }
}
