package io.carillon.dispatcher.sms;

import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.ProviderAccount;
import java.util.Optional;

/**
 * One text as Twilio takes it: from a messaging service, or else from a number or name.
 *
 * @param to number in E.164
 * @param service messaging service, or empty
 * @param from sender, empty with a service
 * @param body the text
 */
record TwilioMessage(String to, Optional<String> service, Optional<String> from, String body) {

    static TwilioMessage of(Delivery delivery, ProviderAccount account) {
        Optional<String> service = account.setting("messagingServiceSid");
        Optional<String> from = service.isPresent() ? Optional.empty() : Optional.of(account.required("from"));
        return new TwilioMessage(
                String.valueOf(delivery.address()),
                service,
                from,
                delivery.content().text());
    }

    @Override
    public String toString() {
        return "TwilioMessage[***]";
    }
}
