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
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Hands messages to the WhatsApp Business Cloud API. Settings: {@code phoneNumberId, templateLanguage, apiVersion,
 * baseUrl} (which may end with the version itself); secret {@code accessToken}.
 */
@ApplicationScoped
public class WhatsAppProvider implements Provider {
    private static final String VENDOR = "https://graph.facebook.com";
    private static final String LATEST = "v23.0";
    private static final Pattern VERSIONED = Pattern.compile(".*/v\\d+\\.\\d+");

    private static final Failed EMPTY =
            new Failed(FailureCategory.CONTENT_REFUSED, "empty_content", "no text, no media, no template", null);

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
            return Uni.createFrom().item(EMPTY);
        }
        String language = language(delivery.content().whatsappLanguage(), account);
        String body = WhatsAppMessage.json(delivery, language).encode();
        return http.post(url(account), headers(account), Buffer.buffer(body)).map(WhatsAppProvider::outcomeOf);
    }

    /**
     * The words' own language; the account's where they name none, or the same without a country: templates that Meta has
     * as {@code en_US} are usually written under {@code en}.
     */
    private static String language(String own, ProviderAccount account) {
        Optional<String> usual = account.setting("templateLanguage");
        return own == null
                ? usual.orElse("en")
                : usual.filter(other -> other.startsWith(own + "_")).orElse(own);
    }

    private static String url(ProviderAccount account) {
        String number = URLEncoder.encode(account.required("phoneNumberId"), StandardCharsets.UTF_8);
        String base = account.baseUrl(VENDOR);
        String version = VERSIONED.matcher(base).matches()
                ? ""
                : "/" + account.setting("apiVersion").orElse(LATEST);
        return base + version + "/" + number + "/messages";
    }

    private static Map<String, String> headers(ProviderAccount account) {
        return Map.of("Authorization", "Bearer " + account.secret("accessToken"), "Content-Type", "application/json");
    }

    /** Source: Meta documentation "Cloud API Reference: Messages" (200 with {@code messages[0].id}) and "Error Codes". */
    static AttemptOutcome outcomeOf(HttpAnswer answer) {
        JsonObject json = answer.json();
        if (answer.status() == 200) {
            return new Sent(HttpAnswer.promised(messageId(json), "message id"));
        }
        JsonObject error = json.getValue("error") instanceof JsonObject object ? object : new JsonObject();
        return error.getValue("code") instanceof Number code
                ? refused(answer, code.intValue())
                : answer.failed(
                        answer.categoryOfStatus(), Integer.toString(answer.status()), "WhatsApp refused the message");
    }

    private static AttemptOutcome refused(HttpAnswer answer, int code) {
        return new Failed(
                WhatsAppErrors.categoryOf(code).orElseGet(answer::categoryOfStatus),
                WhatsAppErrors.nameOf(code),
                WhatsAppErrors.detailOf(code),
                answer.retryAfterMillis(),
                WhatsAppErrors.suppressionOf(code).orElse(null),
                null);
    }

    private static Object messageId(JsonObject json) {
        return json.getValue("messages") instanceof JsonArray messages
                        && !messages.isEmpty()
                        && messages.getValue(0) instanceof JsonObject message
                ? message.getValue("id")
                : null;
    }
}
