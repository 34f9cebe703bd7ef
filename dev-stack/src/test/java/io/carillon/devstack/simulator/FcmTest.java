package io.carillon.devstack.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.carillon.devstack.simulator.callback.Callback;
import io.carillon.devstack.simulator.callback.Webhooks;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Firebase, simulated: who gets tokens, which messages are taken, and what devices say. */
class FcmTest {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";

    private final GoogleTokens tokens = new GoogleTokens(Clock.systemUTC());
    private final FcmApi fcm = new FcmApi(tokens);
    private final String token =
            tokens.answer(assertion("push@test", 300)).body().getString("access_token");

    private static Call assertion(String issuer, long lifetime) {
        long now = Clock.systemUTC().instant().getEpochSecond();
        JsonObject claims = new JsonObject().put("iss", issuer).put("aud", "x").put("scope", SCOPE);
        claims.put("iat", now).put("exp", now + lifetime);
        String jwt = base64("{\"alg\":\"RS256\"}") + "." + base64(claims.encode()) + ".c2lnbmF0dXJl";
        return form(Map.of("grant_type", GRANT, "assertion", jwt));
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Call form(Map<String, String> fields) {
        MultiMap parameters = MultiMap.caseInsensitiveMultiMap().addAll(fields);
        return new Call("/", Optional.empty(), "application/x-www-form-urlencoded", "", parameters);
    }

    private Call call(String message, String bearer) {
        MultiMap path = MultiMap.caseInsensitiveMultiMap().set("path.project", "p1");
        return new Call("/", Optional.of("Bearer " + bearer), "application/json", message, path);
    }

    private Answer send(String message) {
        return fcm.answer(call("{\"message\":" + message + "}", token));
    }

    @Test
    void googleGivesTokensForWholeAssertionsOnly() {
        assertThat(token).startsWith("ya29.");
        assertThat(error(assertion("push@test", 9_000))).isEqualTo("invalid_grant");
        assertThat(error(assertion("wrong@test", 300))).isEqualTo("invalid_grant");
        assertThat(error(assertion("demo-push@demo-project.iam.gserviceaccount.com", 300)))
                .as("not signed with the demo account's key")
                .isEqualTo("invalid_grant");
        assertThat(error(form(Map.of("grant_type", "password")))).isEqualTo("unsupported_grant_type");
        assertThat(error(form(Map.of("grant_type", GRANT)))).isEqualTo("invalid_grant");
    }

    private String error(Call call) {
        Answer answer = tokens.answer(call);
        assertThat(answer.status()).isEqualTo(400);
        return answer.body().getString("error");
    }

    @Test
    void onlyTokensGivenOutHereAreGoodAndOnlyForAnHour() {
        assertThat(fcm.answer(call("{\"message\":{\"token\":\"t\"}}", "ya29.of-nobody"))
                        .status())
                .isEqualTo(401);
        assertThat(send("{\"token\":\"t\"}").status()).isEqualTo(200);
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(61));
        assertThat(new GoogleTokens(later).isGood(token)).isFalse();
    }

    @Test
    void takesWhatTheApiDocumentsAndNamesTheMessage() {
        assertThat(send("""
                {"token":"c:APA91b_x-1","notification":{"title":"a","body":"b","image":"https://x/i.png"},
                 "data":{"k":"v"},"android":{"priority":"high","ttl":"3600s","collapseKey":"c",
                 "notification":{"channel_id":"c"}},"apns":{"headers":{"apns-priority":"10"},
                 "payload":{"aps":{"badge":1}}},"webpush":{"headers":{"TTL":"60"},"fcm_options":{"link":"https://x/"}}}""").body().getString("name")).startsWith("projects/p1/messages/");
        assertThat(fcm.answer(call("{\"validate_only\":true,\"message\":{\"topic\":\"t\"}}", token))
                        .body()
                        .getString("name"))
                .endsWith("fake_message_id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"token\":\"t\",\"topic\":\"t\"}",
                "{\"token\":\"t\",\"colour\":1}",
                "{\"token\":\"t\",\"notification\":{\"text\":\"a\"}}",
                "{\"token\":\"t\",\"data\":{\"a\":1}}",
                "{\"token\":\"t\",\"data\":{\"from\":\"a\"}}",
                "{\"token\":\"t\",\"data\":{\"google.x\":\"a\"}}",
                "{\"token\":\"t\",\"android\":{\"ttl\":\"60\"}}",
                "{\"token\":\"t\",\"android\":{\"priority\":\"urgent\"}}",
                "{\"token\":\"t\",\"apns\":{\"headers\":{\"apns-priority\":10}}}",
                "{\"token\":\"t\",\"apns\":{\"payload\":{\"aps\":{\"badge\":\"1\"}}}}",
                "{\"token\":\"t\",\"webpush\":{\"fcm_options\":{\"link\":\"http://x/\"}}}",
                "{\"token\":\"not a token\"}",
                "{\"token\":\"sim-invalid-1\"}",
                "{\"token\":7}"
            })
    void refusesWhatTheApiRefuses(String message) {
        Answer answer = send(message);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().encode()).contains("INVALID_ARGUMENT");
    }

    @Test
    void countsBytesButNotTheTokens() {
        String token = "t".repeat(3_000);
        assertThat(send("{\"token\":\"" + token + "\",\"data\":{\"a\":\"" + "x".repeat(4_000) + "\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(send("{\"token\":\"t\",\"data\":{\"a\":\"" + "x".repeat(4_100) + "\"}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aDeadTokenIsUnregistered() {
        Answer answer = send("{\"token\":\"sim-dead-1\"}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().encode()).contains("UNREGISTERED");
    }

    @Test
    void aSimulatedDeviceReportsWithTheReceiptItGot() {
        Call call = call("""
                {"message":{"token":"sim-opened-1","data":{"carillon_receipt":"r",
                 "carillon_receipt_url":"http://gateway/webhooks/fcm/1"}}}""", token);
        assertThat(fcm.story(call, fcm.answer(call), new Webhooks()))
                .extracting(Callback::url, Callback::body)
                .containsExactly(
                        tuple("http://gateway/webhooks/fcm/1", "{\"receipt\":\"r\",\"event\":\"delivered\"}"),
                        tuple("http://gateway/webhooks/fcm/1", "{\"receipt\":\"r\",\"event\":\"opened\"}"));
        Call real = call("{\"message\":{\"token\":\"t\",\"data\":{\"carillon_receipt\":\"r\"}}}", token);
        assertThat(fcm.story(real, fcm.answer(real), new Webhooks())).isEmpty();
    }
}
