package io.carillon.dispatcher.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.HttpProviderContractTest;
import io.carillon.dispatcher.provider.Provider;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.TestDeliveries;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.FailureCategory;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FcmProviderTest extends HttpProviderContractTest {

    @Override
    protected Provider provider() {
        return new FcmProvider(http());
    }

    @Override
    protected Delivery delivery() {
        return TestDeliveries.toDevices(
                List.of("token-1"), Content.message("Hi", "there", "https://example.org/orders/1"));
    }

    @Override
    protected ProviderAccount accountAt(int port) {
        return TestDeliveries.account(
                Channel.PUSH,
                "fcm",
                Map.of("projectId", "demo", "baseUrl", "http://localhost:" + port),
                Map.of("accessToken", "demo-token"));
    }

    @Override
    protected int successStatus() {
        return 200;
    }

    @Override
    protected void vendorAccepts() {
        vendor.answers(200, Map.of(), "{\"name\":\"projects/demo/messages/1\"}");
    }

    @Override
    protected void vendorRefusesRecipient() {
        vendorRefuses(404, "UNREGISTERED");
    }

    private void vendorRefuses(int status, String code) {
        vendor.answers(status, Map.of(), """
                {"error":{"code":%d,"status":"X","details":[{"@type":"t","errorCode":"%s"}]}}""".formatted(status, code));
    }

    @Test
    void theRequestIsWhatTheApiDocuments() {
        vendorAccepts();
        Delivery delivery = delivery();
        assertThat(send(delivery, accountAt(vendorPort()))).isEqualTo(new Sent("projects/demo/messages/1"));
        assertThat(vendor.requests().getFirst().path()).isEqualTo("/v1/projects/demo/messages:send");
        JsonObject message = new JsonObject(vendor.requests().getFirst().body()).getJsonObject("message");
        assertThat(message.getString("token")).isEqualTo("token-1");
        assertThat(message.getJsonObject("notification").encode()).isEqualTo("{\"title\":\"Hi\",\"body\":\"there\"}");
        assertThat(message.getJsonObject("data").getString("carillon_delivery")).isEqualTo(delivery.id());
        assertThat(message.getJsonObject("webpush").getJsonObject("fcm_options").getString("link"))
                .isEqualTo("https://example.org/orders/1");
    }

    @Test
    void withoutADeviceTheRecipientIsInvalid() {
        Delivery nowhere = TestDeliveries.toDevices(List.of(), Content.message("Hi", "there", null));
        assertThat(send(nowhere, accountAt(vendorPort())))
                .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.category())
                        .isEqualTo(FailureCategory.INVALID_RECIPIENT));
        assertThat(vendor.requests()).isEmpty();
    }

    @Test
    void everyDeviceIsCalled() {
        vendorAccepts();
        send(
                TestDeliveries.toDevices(List.of("a", "b", "c"), Content.message("Hi", "there", null)),
                accountAt(vendorPort()));
        assertThat(vendor.requests()).hasSize(3);
    }

    @Test
    void oneDeviceThatTookItIsEnough() {
        AttemptOutcome dead = new Failed(FailureCategory.INVALID_RECIPIENT, "UNREGISTERED", "", null);
        AttemptOutcome broken = new Failed(FailureCategory.TRANSIENT, "503", "", null);
        assertThat(FcmProvider.combined(List.of(dead, new Sent("m"), broken))).isEqualTo(new Sent("m"));
        assertThat(FcmProvider.combined(List.of(dead, broken))).isEqualTo(broken);
        assertThat(FcmProvider.combined(List.of(dead, dead))).isEqualTo(dead);
    }

    @Test
    void deadTokensAreNamedWhateverBecameOfTheOthers() {
        AttemptOutcome dead =
                new Failed(FailureCategory.INVALID_RECIPIENT, "UNREGISTERED", "", null, null, List.of("token-1"));
        assertThat(FcmProvider.combined(List.of(dead, new Sent("m")))).isEqualTo(new Sent("m", List.of("token-1")));
        assertThat(FcmProvider.combined(List.of(dead)).deadTokens()).containsExactly("token-1");
        vendorRefusesRecipient();
        assertThat(send(delivery(), accountAt(vendorPort())).deadTokens()).containsExactly("token-1");
    }

    @ParameterizedTest
    @CsvSource({
        "429, QUOTA_EXCEEDED, THROTTLED",
        "503, UNAVAILABLE, TRANSIENT",
        "400, INVALID_ARGUMENT, CONTENT_REFUSED",
        "403, SENDER_ID_MISMATCH, MISCONFIGURED",
        "401, THIRD_PARTY_AUTH_ERROR, MISCONFIGURED"
    })
    void vendorCodesDecide(int status, String code, FailureCategory expected) {
        vendorRefuses(status, code);
        assertThat(assertFailed(expected).code()).isEqualTo(code);
    }
}
