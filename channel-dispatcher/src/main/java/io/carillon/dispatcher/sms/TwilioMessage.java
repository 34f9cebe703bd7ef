package io.carillon.dispatcher.sms;

import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.ProviderAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One text as Twilio takes it: from a messaging service, or else from a number or name.
 *
 * @param to number in E.164
 * @param service messaging service, or empty
 * @param from sender, empty with a service
 * @param body the text
 * @param statusCallback where Twilio reports what becomes of it
 * @param validity seconds that it may wait at Twilio
 */
record TwilioMessage(
        String to,
        Optional<String> service,
        Optional<String> from,
        String body,
        Optional<String> statusCallback,
        Optional<Integer> validity) {
    /** Source: Twilio, "Message resource", {@code ValidityPeriod}: seconds that a message may wait at Twilio. */
    private static final long LONGEST_VALIDITY = 36_000;

    /**
     * @param publicUrl where vendors reach the suite
     * @param now what the delivery's end is counted from
     */
    static TwilioMessage of(Delivery delivery, ProviderAccount account, String publicUrl, Instant now) {
        Optional<String> service = account.setting("messagingServiceSid");
        Optional<String> from = service.isPresent() ? Optional.empty() : Optional.of(account.required("from"));
        return new TwilioMessage(
                String.valueOf(delivery.address()),
                service,
                from,
                delivery.content().text(),
                statusCallback(delivery, account, publicUrl),
                validity(delivery, now));
    }

    /** Names the delivery, so that a report may overtake its outcome; nothing when Twilio itself would be sent nowhere. */
    private static Optional<String> statusCallback(Delivery delivery, ProviderAccount account, String publicUrl) {
        boolean reachable =
                account.setting("baseUrl").isPresent() || !publicUrl.matches("https?://(localhost|127\\.).*");
        return Optional.of(publicUrl.replaceAll("/+$", "") + "/webhooks/twilio/" + account.id() + "?"
                        + TwilioReceipts.DELIVERY + "=" + delivery.id())
                .filter(url -> reachable);
    }

    private static Optional<Integer> validity(Delivery delivery, Instant now) {
        return Optional.ofNullable(delivery.request().expiresAt())
                .map(end -> Duration.between(now, end).toSeconds())
                .map(seconds -> (int) Math.clamp(seconds, 1, LONGEST_VALIDITY));
    }

    @Override
    public String toString() {
        return "TwilioMessage[***]";
    }
}
