package io.carillon.dispatcher.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.HttpProviderContractTest;
import io.carillon.dispatcher.provider.Provider;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.TestDeliveries;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.FailureCategory;
import io.carillon.events.SuppressionReason;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioProviderTest extends HttpProviderContractTest {

    @Override
    protected Provider provider() {
        return new TwilioProvider(http());
    }

    @Override
    protected Delivery delivery() {
        return TestDeliveries.to(Channel.SMS, "+15005550006", Content.text("Hi & bye"));
    }

    @Override
    protected ProviderAccount accountAt(int port) {
        return TestDeliveries.account(
                Channel.SMS,
                "twilio",
                Map.of("accountSid", "AC-demo", "from", "+15005550001", "baseUrl", "http://localhost:" + port),
                Map.of("authToken", "demo-token"));
    }

    @Override
    protected int successStatus() {
        return 201;
    }

    @Override
    protected void vendorAccepts() {
        vendor.answers(201, Map.of(), "{\"sid\":\"SM1\",\"status\":\"queued\"}");
    }

    @Override
    protected void vendorRefusesRecipient() {
        vendorRefuses(21211);
    }

    private void vendorRefuses(int code) {
        vendor.answers(400, Map.of(), "{\"code\":" + code + ",\"message\":\"no\",\"status\":400}");
    }

    @Test
    void theRequestIsWhatTheApiDocuments() {
        vendorAccepts();
        assertThat(send()).isEqualTo(new Sent("SM1"));
        assertThat(vendor.requests().getFirst().path()).isEqualTo("/2010-04-01/Accounts/AC-demo/Messages.json");
        assertThat(vendor.requests().getFirst().header("Authorization")).isEqualTo("Basic QUMtZGVtbzpkZW1vLXRva2Vu");
        assertThat(vendor.requests().getFirst().body())
                .isEqualTo("To=%2B15005550006&From=%2B15005550001&Body=Hi+%26+bye");
    }

    @Test
    void signsInWithAnApiKeyWhenTheAccountHasOne() {
        vendorAccepts();
        ProviderAccount own = accountAt(vendorPort());
        Map<String, String> settings = new HashMap<>(own.settings());
        settings.put("apiKeySid", "SK-demo");
        ProviderAccount account = TestDeliveries.account(
                Channel.SMS, "twilio", settings, Map.of("authToken", "demo-token", "apiKeySecret", "demo-secret"));

        assertThat(send(delivery(), account)).isEqualTo(new Sent("SM1"));
        assertThat(vendor.requests().getFirst().path()).isEqualTo("/2010-04-01/Accounts/AC-demo/Messages.json");
        assertThat(vendor.requests().getFirst().header("Authorization"))
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("SK-demo:demo-secret".getBytes()));
    }

    @ParameterizedTest
    @CsvSource({
        "21610, INVALID_RECIPIENT",
        "21614, INVALID_RECIPIENT",
        "21617, CONTENT_REFUSED",
        "21606, MISCONFIGURED",
        "20429, THROTTLED",
        "99999, CONTENT_REFUSED"
    })
    void vendorCodesDecide(int code, FailureCategory expected) {
        vendorRefuses(code);
        assertThat(assertFailed(expected).code()).isEqualTo(Integer.toString(code));
    }

    @ParameterizedTest
    @CsvSource({"21610, STOP", "21211, HARD_BOUNCE", "21614, HARD_BOUNCE", "21612, "})
    void onlyWhatTheVendorSaysOfTheNumberSuppressesIt(int code, SuppressionReason expected) {
        vendorRefuses(code);
        assertThat(assertFailed(FailureCategory.INVALID_RECIPIENT).suppression())
                .isEqualTo(expected);
    }
}
