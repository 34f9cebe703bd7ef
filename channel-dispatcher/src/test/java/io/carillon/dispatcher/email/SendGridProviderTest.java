package io.carillon.dispatcher.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.HttpProviderContractTest;
import io.carillon.dispatcher.provider.Provider;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.TestDeliveries;
import io.carillon.events.Attachment;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.FailureCategory;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendGridProviderTest extends HttpProviderContractTest {

    @Override
    protected Provider provider() {
        return new SendGridProvider(http(), Configs.email(), Clock.systemUTC());
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
    void filesTravelByTheirDisposition() {
        vendorAccepts();
        Content content = Content.email("Hi", "<img src='cid:logo'>", "Hi")
                .withAttachments(List.of(
                        new Attachment("logo.png", "image/png", "iVBORw==", null, "logo"),
                        new Attachment("März.pdf", "application/pdf", "JVBERi0=", null, null)));
        send(TestDeliveries.to(Channel.EMAIL, "ada@example.org", content), accountAt(vendorPort()));
        assertThat(body().getJsonArray("attachments").encode())
                .isEqualTo("[{\"content\":\"JVBERi0=\",\"type\":\"application/pdf\",\"filename\":\"März.pdf\","
                        + "\"disposition\":\"attachment\"},{\"content\":\"iVBORw==\",\"type\":\"image/png\","
                        + "\"filename\":\"logo.png\",\"disposition\":\"inline\",\"content_id\":\"logo\"}]");
    }

    @Test
    void theMailSaysWhereAnswersGoAndWhatItIsAbout() {
        vendorAccepts();
        ProviderAccount account = TestDeliveries.account(
                Channel.EMAIL,
                "sendgrid",
                Map.of("from", "us@bücher.example", "replyTo", "help@example.org", "baseUrl", vendor.url()),
                Map.of("apiKey", "SG.demo-key"));
        Delivery delivery = delivery();
        send(delivery, account);
        assertThat(body().getJsonObject("reply_to").getString("email")).isEqualTo("help@example.org");
        assertThat(body().getJsonObject("from").getString("email")).isEqualTo("us@xn--bcher-kva.example");
        assertThat(body().getJsonArray("categories").getList()).isEqualTo(List.of("general"));
        assertThat(body().getJsonObject("headers").getString("Auto-Submitted")).isEqualTo("auto-generated");
        JsonObject arguments =
                body().getJsonArray("personalizations").getJsonObject(0).getJsonObject("custom_args");
        assertThat(arguments.getString("carillon_notification")).isEqualTo(delivery.notificationId());
        assertThat(arguments.getString("carillon_tenant")).isEqualTo(TestDeliveries.TENANT.toString());
    }

    @Test
    void theRateLimitSaysWhenToComeBack() {
        Instant reset = Instant.now().plusSeconds(40);
        vendor.answers(
                429,
                Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "" + reset.getEpochSecond()),
                "{\"errors\":[{\"field\":null,\"message\":\"too many requests\"}]}");
        assertThat(assertFailed(FailureCategory.THROTTLED).retryAfterMillis()).isBetween(30_000L, 40_000L);
    }

    @Test
    void usedUpCreditsPassAndOtherRefusalsDoNot() {
        vendor.answers(401, Map.of(), "{\"errors\":[{\"message\":\"Maximum credits exceeded\",\"field\":null}]}");
        assertFailed(FailureCategory.THROTTLED);
        vendor.answers(403, Map.of(), "{\"errors\":[{\"message\":\"access forbidden\",\"field\":null}]}");
        assertFailed(FailureCategory.MISCONFIGURED);
        vendor.answers(413, Map.of(), "{\"errors\":[{\"message\":\"Payload too large\",\"field\":null}]}");
        assertFailed(FailureCategory.CONTENT_REFUSED);
        vendor.answers(400, Map.of(), "{\"errors\":[{\"message\":\"bad\",\"field\":\"attachments.0.content\"}]}");
        assertThat(assertFailed(FailureCategory.CONTENT_REFUSED).code()).isEqualTo("400 attachments.0.content");
    }

    @Test
    void nothingUnguardedReachesTheApi() {
        vendorAccepts();
        Content content = Content.email("Hi", null, "Hi")
                .withAttachments(List.of(new Attachment("a\r\nb", "text/plain", "YQ==", null, null)));
        send(TestDeliveries.to(Channel.EMAIL, "ada@example.org", content), accountAt(vendorPort()));
        assertThat(vendor.requests()).isEmpty();
    }

    private JsonObject body() {
        return new JsonObject(vendor.requests().getFirst().body());
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
