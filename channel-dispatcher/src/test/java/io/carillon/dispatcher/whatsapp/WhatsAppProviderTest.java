package io.carillon.dispatcher.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.HttpProviderContractTest;
import io.carillon.dispatcher.provider.Provider;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.TestDeliveries;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.Button;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.FailureCategory;
import io.carillon.events.Media;
import io.carillon.events.MediaKind;
import io.carillon.events.SuppressionReason;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pt_BR | en_US | pt_BR
            fr    | en_US | fr
            en    | en_US | en_US
            en_GB | en_US | en_GB
            fr    |       | fr
                  | en_US | en_US
                  |       | en
            """)
    void aTemplateIsMeantInTheLanguageOfItsWords(String words, String account, String asked) {
        vendorAccepts();
        Map<String, String> settings = new HashMap<>(
                Map.of("phoneNumberId", "1234", "baseUrl", "http://localhost:" + vendorPort() + "/v20.0"));
        if (account != null) {
            settings.put("templateLanguage", account);
        }
        Content content = new Content(null, null, null, null, null, null, null, "order_shipped", null, null)
                .withWhatsappLanguage(words);
        send(
                TestDeliveries.to(Channel.WHATSAPP, "+15005550006", content),
                TestDeliveries.account(Channel.WHATSAPP, "whatsapp", settings, Map.of("accessToken", "demo-token")));
        assertThat(new JsonObject(vendor.requests().getFirst().body())
                        .getJsonObject("template")
                        .getJsonObject("language")
                        .getString("code"))
                .isEqualTo(asked);
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

    @Test
    void aTemplateTravelsWithHeaderAndButtons() {
        JsonObject template = sent(new Content(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "invoice",
                        List.of("Ada"),
                        null,
                        null,
                        new Media(MediaKind.DOCUMENT, "https://a.example/i.pdf", null, "i.pdf"),
                        List.of(new Button("yes", null, null), new Button(null, null, "pay/42")),
                        null,
                        null))
                .getJsonObject("template");
        assertThat(template.getJsonObject("language").getString("code")).isEqualTo("en");
        assertThat(template.getJsonArray("components").encode()).isEqualTo("""
                        [{"type":"header","parameters":[{"type":"document","document":\
                        {"link":"https://a.example/i.pdf","filename":"i.pdf"}}]},\
                        {"type":"body","parameters":[{"type":"text","text":"Ada"}]},\
                        {"type":"button","parameters":[{"type":"payload","payload":"yes"}],"sub_type":"quick_reply",\
                        "index":"0"},\
                        {"type":"button","parameters":[{"type":"text","text":"pay/42"}],"sub_type":"url","index":"1"}]""");
    }

    @Test
    void mediaGoWithTheirWordsBelow() {
        JsonObject image = sent(shown("See", new Media(MediaKind.IMAGE, "https://a.example/1.png", null, null)));
        assertThat(image.getString("type")).isEqualTo("image");
        assertThat(image.getJsonObject("image"))
                .isEqualTo(
                        new JsonObject().put("link", "https://a.example/1.png").put("caption", "See"));
        JsonObject sound = sent(shown(null, new Media(MediaKind.AUDIO, "https://a.example/1.ogg", null, null)));
        assertThat(sound.getJsonObject("audio")).isEqualTo(new JsonObject().put("link", "https://a.example/1.ogg"));
        JsonObject film = sent(shown(null, new Media(MediaKind.VIDEO, "https://a.example/1.mp4", "Film", null)));
        assertThat(film.getJsonObject("video").getString("caption")).isEqualTo("Film");
    }

    @Test
    void answersAndALinkAreInteractive() {
        Media picture = new Media(MediaKind.IMAGE, "https://a.example/1.png", null, null);
        JsonObject asked = sent(offering(picture, new Button("y", "Yes", null), new Button("n", "No", null)))
                .getJsonObject("interactive");
        assertThat(asked.getString("type")).isEqualTo("button");
        assertThat(asked.getJsonObject("header").getString("type")).isEqualTo("image");
        assertThat(asked.getJsonObject("action").getJsonArray("buttons").encode())
                .isEqualTo("[{\"type\":\"reply\",\"reply\":{\"id\":\"y\",\"title\":\"Yes\"}},"
                        + "{\"type\":\"reply\",\"reply\":{\"id\":\"n\",\"title\":\"No\"}}]");
        JsonObject link = sent(offering(null, new Button(null, "Open", "https://a.example/")))
                .getJsonObject("interactive");
        assertThat(link.getString("type")).isEqualTo("cta_url");
        assertThat(link.getJsonObject("action").getJsonObject("parameters"))
                .isEqualTo(new JsonObject().put("display_text", "Open").put("url", "https://a.example/"));
    }

    private JsonObject sent(Content content) {
        vendorAccepts();
        send(TestDeliveries.to(Channel.WHATSAPP, "+15005550006", content), accountAt(vendorPort()));
        return new JsonObject(vendor.requests().getLast().body());
    }

    private static Content shown(String text, Media media) {
        return new Content(null, null, text, null, null, null, null, null, null, null, null, media, null, null, null);
    }

    private static Content offering(Media media, Button... buttons) {
        return new Content(
                null,
                null,
                "Come?",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                media,
                List.of(buttons),
                null,
                null);
    }

    @Test
    void theDeliveryIsNamedForTheReceipts() {
        Delivery delivery = delivery();
        vendorAccepts();
        send(delivery, accountAt(vendorPort()));
        assertThat(new JsonObject(vendor.requests().getFirst().body()).getString("biz_opaque_callback_data"))
                .isEqualTo(delivery.id());
    }

    @ParameterizedTest
    @CsvSource({
        "131026, INVALID_RECIPIENT, 131026, HARD_BOUNCE",
        "131030, INVALID_RECIPIENT, 131030, ",
        "131047, CONTENT_REFUSED, outside-24h-window, ",
        "131049, CONTENT_REFUSED, 131049, ",
        "132000, CONTENT_REFUSED, 132000, ",
        "132001, CONTENT_REFUSED, 132001, ",
        "132012, CONTENT_REFUSED, 132012, ",
        "130429, THROTTLED, 130429, ",
        "131048, THROTTLED, 131048, ",
        "131056, THROTTLED, 131056, ",
        "80007, THROTTLED, 80007, ",
        "131016, TRANSIENT, 131016, ",
        "131045, MISCONFIGURED, 131045, ",
        "190, MISCONFIGURED, 190, "
    })
    void vendorCodesDecide(int code, FailureCategory expected, String named, SuppressionReason suppression) {
        vendorRefuses(code);
        assertThat(assertFailed(expected).code()).isEqualTo(named);
        assertThat(assertFailed(expected).suppression()).isEqualTo(suppression);
    }
}
