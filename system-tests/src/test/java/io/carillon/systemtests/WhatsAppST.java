package io.carillon.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.carillon.systemtests.suite.Http;
import io.carillon.systemtests.suite.Suite;
import io.carillon.systemtests.suite.TenantService.Line;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** WhatsApp to its end: what the vendor calls back decides, and only what the vendor calls back. */
class WhatsAppST {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ACCOUNT = "/webhooks/whatsapp/01900000-0000-7000-8000-0000000001e5";
    private static final String SECRET = "demo-whatsapp-app-secret";

    private final Suite suite = Suite.shared();

    @Test
    void aTemplateWithAButtonIsDeliveredAndRead() {
        String number = number(7);
        String id = suite.demo().send(template(number));

        awaitStatus(id, "OPENED");
        assertThat(suite.demo().timeline(id))
                .extracting(Line::event)
                .containsSubsequence("ATTEMPT_SENT", "DELIVERED", "OPENED");
        JsonNode sent = suite.simulator().requests("whatsapp", number).getFirst();
        assertThat(sent.toString()).contains("quick_reply", "order_shipped");
    }

    @Test
    void aPressedButtonIsAClick() {
        awaitStatus(suite.demo().send(template(number(8))), "CLICKED");
    }

    @Test
    void freeTextToAStrangerIsRefusedByTheVendorAndSaysWhy() {
        String id = suite.demo()
                .send(Map.of(
                        "content",
                        Map.of("whatsapp", Map.of("text", "Hi")),
                        "recipient",
                        Map.of("whatsapp", number(0)),
                        "channels",
                        List.of("whatsapp"),
                        "category",
                        "account"));
        awaitStatus(id, "FAILED");
    }

    @Test
    void whoAnswersStopIsNotWrittenToAgain() {
        String number = number(6);
        suite.demo().send(template(number));

        await().atMost(PATIENCE).untilAsserted(() -> {
            String again = suite.demo().send(template(number));
            assertThat(status(suite.demo().awaitSettled(again))).isEqualTo("SUPPRESSED");
        });
    }

    @Test
    void aForgedCallbackIsRefusedAndChangesNothing() {
        String id = suite.demo().send(template(number(9)));
        awaitStatus(id, "SENT");
        String body = callback(deliveryOf(id), "delivered");

        assertThat(post(body, sign("guessed", body))).isEqualTo(401);
        assertThat(post(body, sign(SECRET, body + " "))).isEqualTo(401);
        assertThat(post(body, "")).isEqualTo(401);
        String old = body.replaceAll("\"timestamp\":\"\\d+\"", "\"timestamp\":\"1600000000\"");
        assertThat(post(old, sign(SECRET, old))).isEqualTo(401);
        assertThat(suite.demo().timeline(id)).extracting(Line::event).doesNotContain("DELIVERED");
        assertThat(status(suite.demo().find(id).expect(200).json())).isEqualTo("SENT");

        assertThat(post(body, sign(SECRET, body))).isEqualTo(200);
        awaitStatus(id, "DELIVERED");
    }

    @Test
    void shuffledAndTripledReceiptsEndAlike() {
        Random random = new Random(42);
        List<String> ids = new ArrayList<>();
        for (int round = 0; round < 12; round++) {
            String id = suite.demo().send(template(number(9)));
            ids.add(id);
            String delivery = deliveryOf(id);
            List<String> states = new ArrayList<>();
            for (String state : List.of("sent", "delivered", "read", "failed")) {
                states.addAll(Collections.nCopies(3, callback(delivery, state)));
            }
            Collections.shuffle(states, random);
            states.forEach(body -> assertThat(post(body, sign(SECRET, body))).isEqualTo(200));
        }
        ids.forEach(id -> await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(suite.demo().timeline(id))
                        .extracting(Line::event)
                        .contains("DELIVERED", "OPENED", "FAILED", "ATTEMPT_SENT")));
        assertThat(ids).allSatisfy(id -> {
            assertThat(status(suite.demo().find(id).expect(200).json())).isEqualTo("OPENED");
            assertThat(suite.demo().timeline(id)).extracting(Line::event).doesNotHaveDuplicates();
        });
    }

    @Test
    void theAddressProvesItselfToTheVendor() {
        String asked = suite.gateway(ACCOUNT) + "?hub.mode=subscribe&hub.challenge=4711&hub.verify_token=";
        assertThat(Http.get(asked + "demo-whatsapp-verify-token")
                        .send()
                        .expect(200)
                        .body())
                .isEqualTo("4711");
        Http.get(asked + "guess").send().expect(401);
    }

    private static Map<String, Object> template(String number) {
        Map<String, Object> content = Map.of(
                "whatsappTemplate",
                "order_shipped",
                "whatsappParameters",
                List.of(number),
                "buttons",
                List.of(Map.of("id", "track")));
        return Map.of(
                "content", Map.of("whatsapp", content),
                "recipient", Map.of("whatsapp", number),
                "channels", List.of("whatsapp"),
                "category", "account");
    }

    /** A number of those that rehearse an ending: +1 NPA 555 01dx. */
    private static String number(int ending) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "+1" + random.nextInt(201, 999) + "55501" + ending + random.nextInt(10);
    }

    private void awaitStatus(String id, String status) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        status(suite.demo().find(id).expect(200).json()))
                .isEqualTo(status));
    }

    private String deliveryOf(String id) {
        return suite.demo()
                .awaitSettled(id)
                .path("deliveries")
                .get(0)
                .path("deliveryId")
                .asText();
    }

    private static String status(JsonNode notification) {
        return notification.path("deliveries").path(0).path("status").asText();
    }

    private int post(String body, String signature) {
        return Http.request("POST", suite.gateway(ACCOUNT))
                .body("application/json", body.getBytes(StandardCharsets.UTF_8))
                .header("X-Hub-Signature-256", signature)
                .send()
                .status();
    }

    private static String callback(String delivery, String state) {
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":"
                + "{\"statuses\":[{\"id\":\"wamid." + delivery + "\",\"status\":\"" + state + "\",\"timestamp\":\""
                + Instant.now().getEpochSecond() + "\",\"biz_opaque_callback_data\":\"" + delivery + "\"}]}}]}]}";
    }

    private static String sign(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
