package io.carillon.dispatcher.email;

import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.HttpCalls;
import io.carillon.dispatcher.provider.Provider;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.Channel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;

/**
 * Hands mail to SendGrid's v3 Mail Send API. Settings: {@code from, fromName, replyTo, baseUrl, eventWebhookPublicKey};
 * secret {@code apiKey}.
 */
@ApplicationScoped
public class SendGridProvider implements Provider {
    /** Type named by provider accounts. */
    static final String TYPE = "sendgrid";

    private static final String VENDOR = "https://api.sendgrid.com";

    private final HttpCalls http;
    private final EmailConfig config;
    private final Clock clock;

    SendGridProvider(HttpCalls http, EmailConfig config, Clock clock) {
        this.http = http;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String type() {
        return TYPE;
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
                .map(answer -> SendGridAnswers.outcomeOf(answer, clock.instant()));
    }
}
