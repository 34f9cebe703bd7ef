package io.carillon.dispatcher.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dispatcher.provider.Defaults;
import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.FakeVendor;
import io.carillon.dispatcher.provider.HttpProviderContractTest;
import io.carillon.dispatcher.provider.Provider;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.TestDeliveries;
import io.carillon.dispatcher.receipt.CallbackConfig;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.FailureCategory;
import io.carillon.events.PushOptions;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Firebase's provider owes, whichever client speaks for it. */
abstract class FcmContractTest extends HttpProviderContractTest {
    private static final String GRANTED = "{\"access_token\":\"ya29.demo\",\"expires_in\":3599}";

    private FakeVendor google;
    private Provider provider;

    record Config(Optional<String> client) implements PushConfig {
        @Override
        public Duration receiptWindow() {
            return Duration.ofDays(7);
        }

        @Override
        public Duration retireAfter() {
            return Duration.ofMillis(1);
        }
    }

    abstract String client();

    @BeforeEach
    void openGoogle() {
        google = new FakeVendor();
        google.answers(200, Map.of("Content-Type", "application/json"), GRANTED);
        AccessTokens tokens = new AccessTokens(http(), TestDeliveries.noAccounts(), Clock.systemUTC());
        Config config = new Config(Optional.of(client()));
        FirebaseApps apps =
                new FirebaseApps(sdkCalls(), tokens, TestDeliveries.noAccounts(), config, vertx.getDelegate());
        provider = new FcmProvider(
                List.of(new FcmHttp(http(), tokens), new FcmSdk(sdkCalls(), apps)),
                config,
                new DeviceReceipts(config, Defaults.of(CallbackConfig.class), Clock.systemUTC()));
        loadLibrary();
        google.requests().clear();
    }

    @AfterEach
    void closeGoogle() {
        google.close();
    }

    @Override
    protected Provider provider() {
        return provider;
    }

    @Override
    protected Delivery delivery() {
        return to("token-1");
    }

    private static Delivery to(String... tokens) {
        return TestDeliveries.toDevices(
                List.of(tokens), Content.message("Hi", "there", "https://example.org/orders/1"));
    }

    @Override
    protected ProviderAccount accountAt(int port) {
        return TestDeliveries.account(
                Channel.PUSH,
                "fcm",
                Map.of("projectId", "demo", "baseUrl", "http://localhost:" + port),
                Map.of("serviceAccount", Keys.serviceAccount(google.url() + "/token")));
    }

    @Override
    protected int successStatus() {
        return 200;
    }

    @Override
    protected void vendorAccepts() {
        vendor.answers(200, Map.of("Content-Type", "application/json"), "{\"name\":\"projects/demo/messages/1\"}");
    }

    @Override
    protected void vendorRefusesRecipient() {
        vendorRefuses(404, "UNREGISTERED", "Requested entity was not found.");
    }

    private void vendorRefuses(int status, String code, String message) {
        vendor.answers(status, Map.of("Content-Type", "application/json"), """
                {"error":{"code":%d,"message":"%s","status":"X","details":[{"@type":\
                "type.googleapis.com/google.firebase.fcm.v1.FcmError","errorCode":"%s"}]}}""".formatted(status, message, code));
    }

    private JsonObject sent() {
        return new JsonObject(vendor.requests().getFirst().body()).getJsonObject("message");
    }

    @Test
    void theRequestIsWhatTheApiDocuments() {
        vendorAccepts();
        Delivery delivery = delivery();
        assertThat(send(delivery, accountAt(vendorPort()))).isEqualTo(new Sent("projects/demo/messages/1"));
        assertThat(vendor.requests().getFirst().path()).isEqualTo("/v1/projects/demo/messages:send");
        assertThat(vendor.requests().getFirst().header("Authorization")).isEqualTo("Bearer ya29.demo");
        assertThat(sent().getString("token")).isEqualTo("token-1");
        assertThat(sent().getJsonObject("notification").getMap())
                .containsEntry("title", "Hi")
                .containsEntry("body", "there");
        assertThat(sent().getJsonObject("data").getMap())
                .containsEntry("carillon_delivery", delivery.id())
                .containsEntry("actionUrl", "https://example.org/orders/1")
                .containsEntry("carillon_receipt_url", "http://localhost:8080/webhooks/fcm/account-1")
                .containsKey("carillon_receipt");
        assertThat(sent().getJsonObject("webpush").getJsonObject("fcm_options").getString("link"))
                .isEqualTo("https://example.org/orders/1");
    }

    @Test
    void everyOptionIsToldToEveryPlatformAlike() {
        vendorAccepts();
        PushOptions options = new PushOptions("https://example.org/i.png", "orders", "news", "default", 3, 3600);
        Content content = new Content(
                null,
                null,
                null,
                "Hi",
                "there",
                "https://example.org/",
                null,
                null,
                null,
                Map.of("k", "v"),
                null,
                null,
                null,
                options,
                null);
        Delivery delivery = TestDeliveries.toDevices(List.of("token-1"), content);
        send(delivery, accountAt(vendorPort()));
        JsonObject message = sent();
        message.getJsonObject("data").remove("carillon_receipt");
        message.getJsonObject("data").remove("carillon_receipt_url");
        assertThat(message).isEqualTo(new JsonObject("""
                {"token":"token-1",
                 "notification":{"title":"Hi","body":"there","image":"https://example.org/i.png"},
                 "data":{"k":"v","actionUrl":"https://example.org/","carillon_delivery":"%s","carillon_notification":"%s"},
                 "android":{"priority":"high","collapse_key":"orders","ttl":"3600s",
                   "notification":{"channel_id":"news","sound":"default","notification_count":3}},
                 "apns":{"headers":{"apns-priority":"10","apns-collapse-id":"orders","apns-expiration":"1795345200"},
                   "payload":{"aps":{"sound":"default","badge":3,"mutable-content":1}},
                   "fcm_options":{"image":"https://example.org/i.png"}},
                 "webpush":{"headers":{"TTL":"3600"},"fcm_options":{"link":"https://example.org/"}}}\
                """.formatted(delivery.id(), delivery.notificationId())));
    }

    @Test
    void theServiceAccountAsksForATokenOnceAndSignsForIt() throws Exception {
        vendorAccepts();
        ProviderAccount account = accountAt(vendorPort());
        send(to("a", "b", "c"), account);
        send(to("a"), account);
        assertThat(google.requests()).hasSize(1);
        assertThat(vendor.requests()).hasSize(4);

        String[] jwt = google.requests()
                .getFirst()
                .body()
                .replaceAll(".*assertion=", "")
                .split("\\.");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(Keys.PAIR.getPublic());
        signature.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(jwt[2]))).isTrue();
    }

    @Test
    void aServiceAccountThatGoogleRefusesIsMisconfiguredAndAskedAgainNextTime() {
        google.answers(400, Map.of(), "{\"error\":\"invalid_grant\"}");
        assertThat(assertFailed(FailureCategory.MISCONFIGURED).code()).isEqualTo("service_account_refused");
        google.answers(200, Map.of(), GRANTED);
        vendorAccepts();
        assertThat(send()).isInstanceOf(Sent.class);
    }

    @Test
    void googleBeingDownIsTransient() {
        google.answers(503, Map.of(), "");
        assertFailed(FailureCategory.TRANSIENT);
        assertThat(vendor.requests()).isEmpty();
    }

    @Test
    void aServiceAccountThatIsNoneIsMisconfigured() {
        ProviderAccount odd = TestDeliveries.account(
                Channel.PUSH, "fcm", Map.of("projectId", "demo"), Map.of("serviceAccount", "{\"client_email\":7}"));
        assertThat(send(odd)).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.category())
                .isEqualTo(FailureCategory.MISCONFIGURED));
    }

    @Test
    void withoutADeviceTheRecipientIsInvalid() {
        assertThat(send(to(), accountAt(vendorPort())))
                .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.category())
                        .isEqualTo(FailureCategory.INVALID_RECIPIENT));
        assertThat(vendor.requests()).isEmpty();
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeTheVendorIsAsked() {
        Content large = Content.message("Hi", "€".repeat(1_300), null);
        AttemptOutcome outcome = send(TestDeliveries.toDevices(List.of("a"), large), accountAt(vendorPort()));
        assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.category()).isEqualTo(FailureCategory.CONTENT_REFUSED);
            assertThat(failed.code()).isEqualTo("payload_too_large");
        });
        assertThat(vendor.requests()).isEmpty();
    }

    @Test
    void aDeadTokenIsNamedWhateverBecameOfTheOthers() {
        vendorRefusesRecipient();
        assertThat(send().deadTokens()).containsExactly("token-1");
        vendorRefuses(400, "INVALID_ARGUMENT", "The registration token is not a valid FCM registration token");
        assertThat(assertFailed(FailureCategory.INVALID_RECIPIENT).deadTokens()).containsExactly("token-1");
    }

    @Test
    void wordsThatNobodyKnowsYetHarmNothing() {
        vendor.answers(409, Map.of("Content-Type", "application/json"), "{\"error\":{\"status\":\"LATER_MAYBE\"}}");
        assertThat(assertFailed(FailureCategory.CONTENT_REFUSED).code()).isEqualTo("LATER_MAYBE");
    }

    @Test
    void aBrokenVendorIsAskedOnce() {
        vendorBreaks();
        assertFailed(FailureCategory.TRANSIENT);
        assertThat(vendor.requests())
                .as("core owns time, not the vendor's library")
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "429, QUOTA_EXCEEDED, THROTTLED",
        "503, UNAVAILABLE, TRANSIENT",
        "500, INTERNAL, TRANSIENT",
        "400, INVALID_ARGUMENT, CONTENT_REFUSED",
        "403, SENDER_ID_MISMATCH, MISCONFIGURED",
        "401, THIRD_PARTY_AUTH_ERROR, MISCONFIGURED"
    })
    void vendorCodesDecide(int status, String code, FailureCategory expected) {
        vendorRefuses(status, code, "no");
        assertThat(assertFailed(expected).code()).isEqualTo(code);
    }
}
