package io.carillon.dispatcher.email;

import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.HttpAnswer;
import io.carillon.dispatcher.provider.HttpCalls;
import io.carillon.dispatcher.provider.Provider;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.Channel;
import io.carillon.events.FailureCategory;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Hands mail to SendGrid's v3 Mail Send API. Settings: {@code from, fromName, baseUrl}; secret {@code apiKey}. */
@ApplicationScoped
public class SendGridProvider implements Provider {
    private static final String VENDOR = "https://api.sendgrid.com";

    private final HttpCalls http;
    private final EmailConfig config;

    SendGridProvider(HttpCalls http, EmailConfig config) {
        this.http = http;
        this.config = config;
    }

    @Override
    public String type() {
        return "sendgrid";
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Uni<AttemptOutcome> send(Delivery delivery, ProviderAccount account) {
        OutgoingMail mail = OutgoingMail.of(delivery, account, config);
        return MailGuard.refusal(mail)
                .map(refused -> Uni.createFrom().item(refused))
                .orElseGet(() -> post(delivery, mail, account));
    }

    private Uni<AttemptOutcome> post(Delivery delivery, OutgoingMail mail, ProviderAccount account) {
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + account.secret("apiKey"), "Content-Type", "application/json");
        String body = SendGridMail.json(delivery, mail).encode();
        return http.post(account.baseUrl(VENDOR) + "/v3/mail/send", headers, Buffer.buffer(body))
                .map(SendGridProvider::outcomeOf);
    }

    /**
     * Source: SendGrid documentation "Mail Send", section Responses, and "API errors": 202 takes the mail and names it
     * in {@code X-Message-Id}; an error lists {@code errors[].field}. None of its answers suppresses an address: SendGrid
     * takes mail before it asks the mailbox, so that an address is gone comes later, as a receipt.
     */
    static AttemptOutcome outcomeOf(HttpAnswer answer) {
        if (answer.status() == 202) {
            return new Sent(answer.headers().get("X-Message-Id"));
        }
        FailureCategory category = answer.status() == 400 ? ofField(firstField(answer)) : answer.categoryOfStatus();
        return answer.failed(category, Integer.toString(answer.status()), "SendGrid refused the mail");
    }

    private static String firstField(HttpAnswer answer) {
        return answer.json().getValue("errors") instanceof JsonArray errors
                        && !errors.isEmpty()
                        && errors.getValue(0) instanceof JsonObject error
                        && error.getValue("field") instanceof String field
                ? field
                : "";
    }

    private static FailureCategory ofField(String field) {
        if (field.startsWith("personalizations") && field.contains(".to")) {
            return FailureCategory.INVALID_RECIPIENT;
        }
        return field.startsWith("from") ? FailureCategory.MISCONFIGURED : FailureCategory.CONTENT_REFUSED;
    }
}
