package io.carillon.dispatcher.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dispatcher.provider.Defaults;
import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.HttpProviderContractTest;
import io.carillon.dispatcher.provider.Provider;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.TestDeliveries;
import io.carillon.dispatcher.receipt.CallbackConfig;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.FailureCategory;
import io.carillon.events.SuppressionReason;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Twilio's provider owes, whichever client speaks for it. */
abstract class TwilioContractTest extends HttpProviderContractTest {

    record Config(Optional<String> client, int maxSegments, Optional<Set<String>> refusedPrefixes)
            implements SmsConfig {}

    static Config config(String client) {
        return new Config(Optional.of(client), 3, Optional.of(Set.of("+1900")));
    }

    static CallbackConfig callbacks() {
        return Defaults.of(CallbackConfig.class);
    }

    static Clock clock() {
        return Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    }

    @Override
    protected abstract Provider provider();

    @Override
    protected Delivery delivery() {
        return TestDeliveries.to(Channel.SMS, "+15005550006", Content.text("Hi & bye"));
    }

    @Override
    protected ProviderAccount accountAt(int port) {
        return account(port, Map.of("from", "+15005550001"));
    }

    private static ProviderAccount account(int port, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("accountSid", "AC-demo");
        settings.put("baseUrl", "http://localhost:" + port);
        return TestDeliveries.account(
                Channel.SMS,
                "twilio",
                Map.copyOf(settings),
                Map.of("authToken", "demo-token", "apiKeySecret", "demo-secret"));
    }

    @Override
    protected int successStatus() {
        return 201;
    }

    @Override
    protected void vendorAccepts() {
        vendor.answers(201, Map.of(), "{\"sid\":\"SM1\",\"status\":\"queued\",\"account_sid\":\"AC-demo\"}");
    }

    @Override
    protected void vendorRefusesRecipient() {
        vendorRefuses(21211);
    }

    private void vendorRefuses(int code) {
        vendor.answers(400, Map.of(), "{\"code\":" + code + ",\"message\":\"no\",\"status\":400}");
    }

    private Map<String, String> form() {
        Map<String, String> form = new HashMap<>();
        for (String pair : vendor.requests().getFirst().body().split("&")) {
            String[] words = pair.split("=", 2);
            form.put(words[0], URLDecoder.decode(words[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    @Test
    void theRequestIsWhatTheApiDocuments() {
        vendorAccepts();
        assertThat(send()).isEqualTo(new Sent("SM1", null, "1 segment, GSM-7"));
        assertThat(vendor.requests().getFirst().path()).isEqualTo("/2010-04-01/Accounts/AC-demo/Messages.json");
        assertThat(vendor.requests().getFirst().header("Authorization")).isEqualTo("Basic QUMtZGVtbzpkZW1vLXRva2Vu");
        assertThat(form()).containsEntry("To", "+15005550006").containsEntry("From", "+15005550001");
        assertThat(form()).containsEntry("Body", "Hi & bye").doesNotContainKey("MessagingServiceSid");
    }

    @Test
    void twilioLearnsWhereToReportAndHowLongToTry() {
        vendorAccepts();
        Delivery delivery = TestDeliveries.until(delivery(), Instant.parse("2026-11-22T10:05:00Z"));
        send(delivery, accountAt(vendorPort()));
        assertThat(form())
                .containsEntry(
                        "StatusCallback", "http://localhost:8080/webhooks/twilio/account-1?delivery=" + delivery.id())
                .containsEntry("ValidityPeriod", "300");
    }

    @Test
    void twilioItselfIsNotSentToThisMachine() {
        ProviderAccount real = TestDeliveries.account(Channel.SMS, "twilio", Map.of("from", "Us"), Map.of());
        assertThat(TwilioMessage.of(delivery(), real, "http://localhost:8080", clock().instant())
                        .statusCallback())
                .isEmpty();
        assertThat(TwilioMessage.of(delivery(), real, "https://carillon.example/", clock().instant())
                        .statusCallback()
                        .orElseThrow())
                .startsWith("https://carillon.example/webhooks/twilio/account-1?delivery=");
    }

    @Test
    void aMessagingServiceChoosesTheSender() {
        vendorAccepts();
        send(account(vendorPort(), Map.of("messagingServiceSid", "MG1", "from", "+15005550001")));
        assertThat(form()).containsEntry("MessagingServiceSid", "MG1").doesNotContainKey("From");
    }

    @Test
    void signsInWithAnApiKeyWhenTheAccountHasOne() {
        vendorAccepts();
        send(account(vendorPort(), Map.of("from", "+15005550001", "apiKeySid", "SK-demo")));
        assertThat(vendor.requests().getFirst().path()).isEqualTo("/2010-04-01/Accounts/AC-demo/Messages.json");
        assertThat(vendor.requests().getFirst().header("Authorization"))
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("SK-demo:demo-secret".getBytes()));
    }

    @ParameterizedTest
    @CsvSource({
        "21610, INVALID_RECIPIENT",
        "21614, INVALID_RECIPIENT",
        "30003, INVALID_RECIPIENT",
        "30005, INVALID_RECIPIENT",
        "21617, CONTENT_REFUSED",
        "21606, MISCONFIGURED",
        "20429, THROTTLED",
        "63038, THROTTLED",
        "30008, TRANSIENT",
        "99999, CONTENT_REFUSED"
    })
    void vendorCodesDecide(int code, FailureCategory expected) {
        vendorRefuses(code);
        assertThat(assertFailed(expected).code()).isEqualTo(Integer.toString(code));
    }

    @ParameterizedTest
    @CsvSource({"21610, STOP", "21211, HARD_BOUNCE", "21614, HARD_BOUNCE", "30005, HARD_BOUNCE", "30003, ", "21612, "})
    void onlyWhatTheVendorSaysOfTheNumberSuppressesIt(int code, SuppressionReason expected) {
        vendorRefuses(code);
        assertThat(assertFailed(FailureCategory.INVALID_RECIPIENT).suppression())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "015112345678, INVALID_RECIPIENT, not_e164",
        "+1, INVALID_RECIPIENT, not_e164",
        "+19005550100, INVALID_RECIPIENT, refused_prefix",
        "+882131234567, INVALID_RECIPIENT, refused_prefix"
    })
    void wrongAndPremiumNumbersNeverReachTheVendor(String number, FailureCategory category, String code) {
        Failed failed = refused(number, "Hi");
        assertThat(failed.category()).isEqualTo(category);
        assertThat(failed.code()).isEqualTo(code);
        assertThat(failed.suppression()).isNull();
    }

    @Test
    void textsOfTooManySegmentsAreRefusedNotCutOff() {
        Failed failed = refused("+15005550006", "Grüße, 世界. ".repeat(30));
        assertThat(failed.category()).isEqualTo(FailureCategory.CONTENT_REFUSED);
        assertThat(failed.code()).isEqualTo("too_many_segments");
        assertThat(failed.detail()).isEqualTo("5 segments, UCS-2; at most 3 may be sent");
    }

    private Failed refused(String number, String text) {
        ProviderAccount account =
                account(vendorPort(), Map.of("from", "+15005550001", "refusedPrefixes", "+882, +979"));
        Failed failed = (Failed) send(TestDeliveries.to(Channel.SMS, number, Content.text(text)), account);
        assertThat(vendor.requests()).isEmpty();
        return failed;
    }
}
