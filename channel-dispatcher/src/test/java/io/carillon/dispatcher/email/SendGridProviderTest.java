package io.carillon.dispatcher.email;

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
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendGridProviderTest extends HttpProviderContractTest {

    @Override
    protected Provider provider() {
        return new SendGridProvider(http(), Configs.email());
    }

    @Override
    protected Delivery delivery() {
        return TestDeliveries.to(Channel.EMAIL, "ada@example.org", Content.email("Hi", "<b>Hi</b>", "Hi"));
    }

    @Override
    protected ProviderAccount accountAt(int port) {
        return TestDeliveries.account(
                Channel.EMAIL,
                "sendgrid",
                Map.of("from", "us@example.org", "fromName", "Us", "baseUrl", "http://localhost:" + port + "/"),
                Map.of("apiKey", "SG.demo-key"));
    }

    @Override
    protected int successStatus() {
        return 202;
    }

    @Override
    protected void vendorAccepts() {
        vendor.answers(202, Map.of("X-Message-Id", "sg-1"), "");
    }

    @Override
    protected void vendorRefusesRecipient() {
        vendor.answers(400, Map.of(), """
                {"errors":[{"message":"Does not contain a valid address.","field":"personalizations.0.to.0.email"}]}""");
    }

    @Test
    void theRequestIsWhatTheApiDocuments() {
        vendorAccepts();
        Delivery delivery = delivery();
        assertThat(send(delivery, accountAt(vendorPort()))).isEqualTo(new Sent("sg-1"));
        assertThat(vendor.requests().getFirst().path()).isEqualTo("/v3/mail/send");
        assertThat(vendor.requests().getFirst().header("Authorization")).isEqualTo("Bearer SG.demo-key");
        JsonObject body = new JsonObject(vendor.requests().getFirst().body());
        assertThat(body.getJsonObject("from").encode()).isEqualTo("{\"email\":\"us@example.org\",\"name\":\"Us\"}");
        assertThat(body.getJsonArray("content").getJsonObject(0).getString("type"))
                .isEqualTo("text/plain");
        assertThat(body.getJsonArray("content").getJsonObject(1).getString("type"))
                .isEqualTo("text/html");
        assertThat(body.getJsonObject("headers").getString("Message-ID")).contains(delivery.id());
        JsonObject personalization = body.getJsonArray("personalizations").getJsonObject(0);
        assertThat(personalization.getJsonArray("to").getJsonObject(0).getString("email"))
                .isEqualTo("ada@example.org");
        assertThat(personalization.getJsonObject("custom_args").getString("carillon_delivery"))
                .isEqualTo(delivery.id());
    }

    @Test
    void mailSaysHowToLeaveWithOneClick() {
        vendorAccepts();
        send(
                TestDeliveries.leavable("ada@example.org", "https://carillon.example/unsubscribe/t"),
                accountAt(vendorPort()));
        JsonObject headers = new JsonObject(vendor.requests().getFirst().body()).getJsonObject("headers");
        assertThat(headers.getString("List-Unsubscribe")).isEqualTo("<https://carillon.example/unsubscribe/t>");
        assertThat(headers.getString("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    }

    @Test
    void aRefusedAddressIsNotProvedToBeGone() {
        vendorRefusesRecipient();
        assertThat(assertFailed(FailureCategory.INVALID_RECIPIENT).suppression())
                .isNull();
    }

    @Test
    void aRefusedSenderIsTheAccountsFault() {
        vendor.answers(400, Map.of(), "{\"errors\":[{\"message\":\"no\",\"field\":\"from.email\"}]}");
        assertFailed(FailureCategory.MISCONFIGURED);
    }

    @Test
    void otherwiseABadRequestIsRefusedContent() {
        vendor.answers(400, Map.of(), "{\"errors\":[{\"message\":\"no\",\"field\":null}]}");
        assertFailed(FailureCategory.CONTENT_REFUSED);
    }
}
