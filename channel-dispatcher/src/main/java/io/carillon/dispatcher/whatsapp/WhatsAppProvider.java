package io.carillon.dispatcher.whatsapp;

import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.HttpAnswer;
import io.carillon.dispatcher.provider.HttpCalls;
import io.carillon.dispatcher.provider.Provider;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.Channel;
import io.carillon.events.FailureCategory;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Hands messages to the WhatsApp Business Cloud API. Settings: {@code phoneNumberId, templateLanguage, apiVersion,
 * baseUrl} (which may end with the version itself); secret {@code accessToken}.
 */
@ApplicationScoped
public class WhatsAppProvider implements Provider {
    private static final String VENDOR = "https://graph.facebook.com/v20.0";

    private final HttpCalls http;

    WhatsAppProvider(HttpCalls http) {
        this.http = http;
    }

    @Override
    public String type() {
        return "whatsapp";
    }

    @Override
    public Channel channel() {
        return Channel.WHATSAPP;
    }

    @Override
    public Uni<AttemptOutcome> send(Delivery delivery, ProviderAccount account) {
        if (WhatsAppMessage.isEmpty(delivery.content())) {
            return Uni.createFrom()
                    .item(new Failed(FailureCategory.CONTENT_REFUSED, "empty_content", "no text, no template", null));
        }
        String language = account.setting("templateLanguage").orElse("en");
        String body = WhatsAppMessage.json(delivery, language).encode();
        return http.post(url(account), headers(account), Buffer.buffer(body)).map(WhatsAppProvider::outcomeOf);
    }

    private static String url(ProviderAccount account) {
        String number = URLEncoder.encode(account.required("phoneNumberId"), StandardCharsets.UTF_8);
        String version = account.setting("apiVersion").map(set -> "/" + set).orElse("");
        return account.baseUrl(VENDOR) + version + "/" + number + "/messages";
    }

    private static Map<String, String> headers(ProviderAccount account) {
        return Map.of("Authorization", "Bearer " + account.secret("accessToken"), "Content-Type", "application/json");
    }

    /** Source: Meta documentation "WhatsApp Cloud API: Messages" (200 with {@code messages[0].id}) and "Error Codes". */
    static AttemptOutcome outcomeOf(HttpAnswer answer) {
        JsonObject json = answer.json();
        if (answer.status() == 200) {
            return new Sent(HttpAnswer.promised(messageId(json), "message id"));
        }
        JsonObject error = json.getValue("error") instanceof JsonObject object ? object : new JsonObject();
        int code = error.getValue("code") instanceof Number number ? number.intValue() : -1;
        String name = code < 0 ? Integer.toString(answer.status()) : Integer.toString(code);
        return answer.failed(categoryOf(code, answer), name, "WhatsApp refused the message");
    }

    private static Object messageId(JsonObject json) {
        return json.getValue("messages") instanceof JsonArray messages
                        && !messages.isEmpty()
                        && messages.getValue(0) instanceof JsonObject message
                ? message.getValue("id")
                : null;
    }

    private static FailureCategory categoryOf(int code, HttpAnswer answer) {
        return switch (code) {
            case 131021, 131026, 131030, 131045 -> FailureCategory.INVALID_RECIPIENT;
            case 100,
                    131008,
                    131009,
                    131047,
                    131049,
                    131050,
                    131051,
                    131052,
                    131053,
                    132000,
                    132001,
                    132005,
                    132007,
                    132012,
                    132015,
                    132016 -> FailureCategory.CONTENT_REFUSED;
            case 4, 17, 80007, 130429, 131048, 131056, 133016 -> FailureCategory.THROTTLED;
            case 1, 2, 131000, 131016, 131057, 133004 -> FailureCategory.TRANSIENT;
            case 0, 3, 10, 33, 190, 200, 368, 131005, 131031, 131042, 133010 -> FailureCategory.MISCONFIGURED;
            default -> answer.categoryOfStatus();
        };
    }
}
