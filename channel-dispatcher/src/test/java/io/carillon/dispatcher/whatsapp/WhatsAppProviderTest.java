package io.carillon.dispatcher.whatsapp;

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
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatsAppProviderTest extends HttpProviderContractTest {

    @Override
    protected Provider provider() {
        return new WhatsAppProvider(http());
    }

    @Override
    protected Delivery delivery() {
        return TestDeliveries.to(Channel.WHATSAPP, "+15005550006", Content.text("Hi"));
    }

    @Override
    protected ProviderAccount accountAt(int port) {
        return TestDeliveries.account(
                Channel.WHATSAPP,
                "whatsapp",
                Map.of("phoneNumberId", "1234", "baseUrl", "http://localhost:" + port + "/v20.0"),
                Map.of("accessToken", "demo-token"));
    }

    @Override
    protected int successStatus() {
        return 200;
    }

    @Override
    protected void vendorAccepts() {
        vendor.answers(200, Map.of(), "{\"messaging_product\":\"whatsapp\",\"messages\":[{\"id\":\"wamid.1\"}]}");
    }

    @Override
    protected void vendorRefusesRecipient() {
        vendorRefuses(131026);
    }

    private void vendorRefuses(int code) {
        vendor.answers(400, Map.of(), "{\"error\":{\"message\":\"no\",\"code\":" + code + "}}");
    }

    @Test
    void freeTextIsATextMessage() {
        vendorAccepts();
        assertThat(send()).isEqualTo(new Sent("wamid.1"));
        assertThat(vendor.requests().getFirst().path()).isEqualTo("/v20.0/1234/messages");
        JsonObject body = new JsonObject(vendor.requests().getFirst().body());
        assertThat(body.getString("type")).isEqualTo("text");
        assertThat(body.getJsonObject("text").getString("body")).isEqualTo("Hi");
    }

    @Test
    void anApprovedTemplateTravelsWithItsParameters() {
        vendorAccepts();
        Content content =
                new Content(null, null, null, null, null, null, null, "order_shipped", List.of("Ada", "42"), null);
        send(TestDeliveries.to(Channel.WHATSAPP, "+15005550006", content), accountAt(vendorPort()));
        JsonObject template = new JsonObject(vendor.requests().getFirst().body()).getJsonObject("template");
        assertThat(template.getString("name")).isEqualTo("order_shipped");
        assertThat(template.getJsonArray("components")
                        .getJsonObject(0)
                        .getJsonArray("parameters")
                        .encode())
                .isEqualTo("[{\"type\":\"text\",\"text\":\"Ada\"},{\"type\":\"text\",\"text\":\"42\"}]");
    }

    @Test
    void callsTheApiVersionOfTheAccount() {
        vendorAccepts();
        ProviderAccount account = TestDeliveries.account(
                Channel.WHATSAPP,
                "whatsapp",
                Map.of("phoneNumberId", "1234", "baseUrl", "http://localhost:" + vendorPort(), "apiVersion", "v23.0"),
                Map.of("accessToken", "demo-token"));

        assertThat(send(delivery(), account)).isEqualTo(new Sent("wamid.1"));
        assertThat(vendor.requests().getFirst().path()).isEqualTo("/v23.0/1234/messages");
    }

    @ParameterizedTest
    @CsvSource({
        "131047, CONTENT_REFUSED",
        "132001, CONTENT_REFUSED",
        "130429, THROTTLED",
        "131016, TRANSIENT",
        "190, MISCONFIGURED"
    })
    void vendorCodesDecide(int code, FailureCategory expected) {
        vendorRefuses(code);
        assertThat(assertFailed(expected).code()).isEqualTo(Integer.toString(code));
    }
}
