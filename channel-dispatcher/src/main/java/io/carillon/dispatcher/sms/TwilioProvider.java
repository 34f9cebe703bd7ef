package io.carillon.dispatcher.sms;

import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.Provider;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.VendorClient;
import io.carillon.dispatcher.receipt.CallbackConfig;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.Channel;
import io.carillon.events.FailureCategory;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Hands texts to Twilio's Programmable Messaging API. Settings: {@code accountSid}, {@code from} or
 * {@code messagingServiceSid}, {@code baseUrl}, {@code maxSegments}, {@code refusedPrefixes}; secret {@code authToken}, or
 * an API key: setting {@code apiKeySid}, secret {@code apiKeySecret}.
 */
@ApplicationScoped
public class TwilioProvider implements Provider {
    private static final String E164 = "\\+[1-9][0-9]{6,14}";

    private final TwilioClient client;
    private final SmsConfig config;
    private final CallbackConfig callbacks;
    private final Clock clock;

    TwilioProvider(@All List<TwilioClient> clients, SmsConfig config, CallbackConfig callbacks, Clock clock) {
        this.config = config;
        this.callbacks = callbacks;
        this.clock = clock;
        this.client = VendorClient.choose(clients, config.client(), "carillon.sms.client");
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
        String text =
                delivery.content().text() == null ? "" : delivery.content().text();
        SmsText travels = SmsText.of(text);
        Optional<AttemptOutcome> refusal = refusal(delivery, account, text, travels);
        return refusal.isPresent()
                ? Uni.createFrom().item(refusal.get())
                : client.create(TwilioMessage.of(delivery, account, callbacks.publicUrl(), clock.instant()), account)
                        .map(TwilioCodes::outcomeOf)
                        .map(outcome -> counted(outcome, travels));
    }

    private static AttemptOutcome counted(AttemptOutcome outcome, SmsText travels) {
        return outcome instanceof Sent sent ? new Sent(sent.providerMessageId(), null, travels.toString()) : outcome;
    }

    /** What we do not even ask Twilio for. */
    private Optional<AttemptOutcome> refusal(Delivery delivery, ProviderAccount account, String text, SmsText travels) {
        String number = String.valueOf(delivery.address());
        int most = account.number("maxSegments", config.maxSegments());
        if (text.isBlank()) {
            return refused(FailureCategory.CONTENT_REFUSED, "empty_content", "the text is empty");
        }
        if (travels.segments() > most) {
            return refused(
                    FailureCategory.CONTENT_REFUSED,
                    "too_many_segments",
                    travels + "; at most " + most + " may be sent");
        }
        if (!number.matches(E164)) {
            return refused(FailureCategory.INVALID_RECIPIENT, "not_e164", "the number is not in E.164 form");
        }
        return prefixes(account).anyMatch(number::startsWith)
                ? refused(
                        FailureCategory.INVALID_RECIPIENT, "refused_prefix", "numbers that begin so are not written to")
                : Optional.empty();
    }

    private Stream<String> prefixes(ProviderAccount account) {
        Stream<String> own =
                Stream.of(account.setting("refusedPrefixes").orElse("").split(","));
        return Stream.concat(own, config.refusedPrefixes().orElse(Set.of()).stream())
                .map(String::strip)
                .filter(prefix -> !prefix.isEmpty());
    }

    private static Optional<AttemptOutcome> refused(FailureCategory category, String code, String detail) {
        return Optional.of(new Failed(category, code, detail, null));
    }
}
