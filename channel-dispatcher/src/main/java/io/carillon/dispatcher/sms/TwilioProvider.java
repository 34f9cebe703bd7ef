package io.carillon.dispatcher.sms;

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
import io.carillon.events.SuppressionReason;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * Hands texts to Twilio's Programmable Messaging API. Settings: {@code accountSid}, {@code from} or
 * {@code messagingServiceSid}, {@code baseUrl}; secret {@code authToken}, or an API key: setting {@code apiKeySid},
 * secret {@code apiKeySecret}.
 */
@ApplicationScoped
public class TwilioProvider implements Provider {
    /** "Attempt to send to unsubscribed recipient". */
    private static final int STOPPED = 21610;

    private static final int NO_NUMBER = 21211;
    private static final int NO_MOBILE = 21614;

    private static final String VENDOR = "https://api.twilio.com";

    private final HttpCalls http;

    TwilioProvider(HttpCalls http) {
        this.http = http;
    }

    @Override
    public String type() {
        return "twilio";
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Uni<AttemptOutcome> send(Delivery delivery, ProviderAccount account) {
        String text = delivery.content().text();
        if (text == null || text.isBlank()) {
            return Uni.createFrom()
                    .item(new Failed(FailureCategory.CONTENT_REFUSED, "empty_content", "the text is empty", null));
        }
        return http.post(url(account), headers(account), Buffer.buffer(form(delivery, account)))
                .map(TwilioProvider::outcomeOf);
    }

    private static String url(ProviderAccount account) {
        return account.baseUrl(VENDOR) + "/2010-04-01/Accounts/" + encoded(account.required("accountSid"))
                + "/Messages.json";
    }

    private static Map<String, String> headers(ProviderAccount account) {
        String pair = account.setting("apiKeySid")
                .map(key -> key + ":" + account.secret("apiKeySecret"))
                .orElseGet(() -> account.required("accountSid") + ":" + account.secret("authToken"));
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return Map.of("Authorization", "Basic " + basic, "Content-Type", "application/x-www-form-urlencoded");
    }

    private static String form(Delivery delivery, ProviderAccount account) {
        String sender = account.setting("messagingServiceSid")
                .map(sid -> "MessagingServiceSid=" + encoded(sid))
                .orElseGet(() -> "From=" + encoded(account.required("from")));
        return "To=" + encoded(String.valueOf(delivery.address())) + "&" + sender + "&Body="
                + encoded(delivery.content().text());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Source: Twilio documentation "Message resource" (201 with {@code sid}) and "Error and Warning Dictionary". */
    static AttemptOutcome outcomeOf(HttpAnswer answer) {
        if (answer.status() == 201) {
            return new Sent(HttpAnswer.promised(answer.json().getValue("sid"), "sid"));
        }
        int code = answer.json().getValue("code") instanceof Number number ? number.intValue() : answer.status();
        FailureCategory category = categoryOf(code, answer);
        return switch (code) {
            case STOPPED ->
                new Failed(category, "" + code, "the number's owner answered STOP", null, SuppressionReason.STOP, null);
            case NO_NUMBER, NO_MOBILE ->
                new Failed(
                        category,
                        "" + code,
                        "no number that texts can reach",
                        null,
                        SuppressionReason.HARD_BOUNCE,
                        null);
            default -> answer.failed(category, Integer.toString(code), "Twilio refused the text");
        };
    }

    private static FailureCategory categoryOf(int code, HttpAnswer answer) {
        return switch (code) {
            case NO_NUMBER, 21214, 21217, 21265, STOPPED, 21612, NO_MOBILE, 21635, 60033 ->
                FailureCategory.INVALID_RECIPIENT;
            case 21602, 21617, 21619, 21620, 30007, 30044 -> FailureCategory.CONTENT_REFUSED;
            case 14107, 20429, 21611, 30001, 30022, 63038 -> FailureCategory.THROTTLED;
            case 20003, 20005, 20006, 21212, 21408, 21603, 21606, 21607, 21608, 21659, 21660, 21703, 21705 ->
                FailureCategory.MISCONFIGURED;
            default -> answer.categoryOfStatus();
        };
    }
}
