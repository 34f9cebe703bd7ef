package io.carillon.devstack.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.devstack.simulator.callback.Callback;
import io.carillon.devstack.simulator.callback.Messages;
import io.carillon.devstack.simulator.callback.Webhooks;
import io.carillon.devstack.simulator.callback.Webhooks.Webhook;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What simulated SendGrid tells of a mail, and that it vouches for it as the vendor does. */
class SendGridStoryTest {
    private static final String URL = "https://carillon.example/webhooks/sendgrid/1";

    private final SendGridApi api = new SendGridApi(new Messages());
    private final Webhooks webhooks = new Webhooks();

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, processed delivered",
        "bounce+1@simulator.example, processed | bounce",
        "invalid+1@simulator.example, dropped",
        "clicked+1@simulator.example, processed delivered | open click",
        "complaint+1@simulator.example, processed delivered | spamreport",
        "stop+1@simulator.example, processed delivered | unsubscribe",
        "slow+1@simulator.example, processed deferred | delivered",
        "silent+1@simulator.example, ''"
    })
    void theRecipientDecidesTheStory(String to, String batches) {
        assertThat(String.join(
                        " | ", told(to).stream().map(SendGridStoryTest::names).toList()))
                .isEqualTo(batches);
    }

    @Test
    void whoBouncedComplainedOrLeftIsDroppedFromThenOn() {
        for (String who : List.of("bounce+2", "complaint+2", "stop+2")) {
            told(who + "@simulator.example");
            assertThat(names(told(who + "@simulator.example").getFirst())).isEqualTo("dropped");
        }
    }

    @Test
    void eventsCarryWhatTheMailGaveThem() {
        JsonObject event = new JsonArray(told("ada@example.com").getFirst().body()).getJsonObject(1);
        assertThat(event.getString("carillon_delivery")).isEqualTo("d-1");
        assertThat(event.getString("email")).isEqualTo("ada@example.com");
        assertThat(event.getString("sg_event_id")).isNotBlank();
        assertThat(event.getString("sg_message_id")).contains(".");
        assertThat(event.getString("smtp-id")).isEqualTo("<1@us>");
        assertThat(event.getLong("timestamp")).isPositive();
    }

    @Test
    void theBatchIsSignedWithTheDemoKey() throws Exception {
        Callback callback = told("ada@example.com").getFirst();
        Map<String, String> headers =
                callback.signature().headers(URL, callback.body(), Instant.ofEpochSecond(1_700_000_000));
        PublicKey key = KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(SendGridSignature.DEMO_PUBLIC_KEY)));
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(key);
        verifier.update(("1700000000" + callback.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(headers).containsEntry("X-Twilio-Email-Event-Webhook-Timestamp", "1700000000");
        assertThat(verifier.verify(Base64.getDecoder().decode(headers.get("X-Twilio-Email-Event-Webhook-Signature"))))
                .isTrue();
    }

    @Test
    void keysSendersAndSandboxesAreTreatedAsPublished() {
        assertThat(api.answer(call("ada@example.com", "Bearer SG.readonly", "us@example.com", "{}"))
                        .status())
                .isEqualTo(403);
        assertThat(api.answer(call("ada@example.com", "Bearer SG.k", "us@unverified.example.com", "{}"))
                        .status())
                .isEqualTo(403);
        Answer sandboxed = api.answer(
                call("ada@example.com", "Bearer SG.k", "us@example.com", "{\"sandbox_mode\":{\"enable\":true}}"));
        assertThat(sandboxed.status()).isEqualTo(200);
        assertThat(sandboxed.headers()).isEmpty();
        assertThat(api.failure(429).headers())
                .containsKeys("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset");
    }

    private List<Callback> told(String to) {
        webhooks.put("sendgrid", "SG.k", new Webhook(URL, null));
        Call call = call(to, "Bearer SG.k", "us@example.com", "{}");
        Answer answer = api.answer(call);
        assertThat(answer.status()).isEqualTo(202);
        return api.story(call, answer, webhooks);
    }

    private static String names(Callback callback) {
        return String.join(
                " ",
                new JsonArray(callback.body())
                        .stream()
                                .map(event -> ((JsonObject) event).getString("event"))
                                .toList());
    }

    private static Call call(String to, String authorization, String from, String settings) {
        JsonObject mail = new JsonObject("""
                {"personalizations":[{"to":[{"email":"%s"}],"custom_args":{"carillon_delivery":"d-1"}}],
                 "from":{"email":"%s"},"subject":"s","content":[{"type":"text/plain","value":"t"}],
                 "headers":{"Message-ID":"<1@us>"},"mail_settings":%s}""".formatted(to, from, settings));
        return new Call(
                "/", Optional.of(authorization), "application/json", mail.encode(), MultiMap.caseInsensitiveMultiMap());
    }
}
