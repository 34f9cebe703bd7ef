package io.carillon.dispatcher.email;

import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.events.Content;

/**
 * One mail as a provider is to send it.
 *
 * @param messageId RFC 5322 Message-ID with angle brackets; the same for every copy of the delivery
 * @param from bare sender address
 * @param fromName display name, or null
 * @param to bare recipient address
 * @param subject subject, or null
 * @param html HTML body, or null
 * @param text plain body, or null
 */
record OutgoingMail(
        String messageId, String from, String fromName, String to, String subject, String html, String text) {

    static OutgoingMail of(Delivery delivery, ProviderAccount account, EmailConfig config) {
        Content content = delivery.content();
        return new OutgoingMail(
                "<" + delivery.id() + "@" + config.messageIdDomain() + ">",
                account.required("from"),
                account.setting("fromName").orElse(null),
                delivery.address(),
                content.subject(),
                blankToNull(content.html()),
                blankToNull(content.text()));
    }

    boolean isEmpty() {
        return html == null && text == null;
    }

    private static String blankToNull(String body) {
        return body == null || body.isBlank() ? null : body;
    }

    @Override
    public String toString() {
        return "OutgoingMail[" + messageId + "]";
    }
}
