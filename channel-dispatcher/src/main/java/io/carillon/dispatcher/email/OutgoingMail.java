package io.carillon.dispatcher.email;

import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.events.Content;
import java.util.Map;

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
 * @param unsubscribeUrl one-click address for its List-Unsubscribe header (RFC 8058), or null
 */
record OutgoingMail(
        String messageId,
        String from,
        String fromName,
        String to,
        String subject,
        String html,
        String text,
        String unsubscribeUrl) {
    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

    static OutgoingMail of(Delivery delivery, ProviderAccount account, EmailConfig config) {
        Content content = delivery.content();
        return new OutgoingMail(
                "<" + delivery.id() + "@" + config.messageIdDomain() + ">",
                account.required("from"),
                account.setting("fromName").orElse(null),
                delivery.address(),
                content.subject(),
                blankToNull(content.html()),
                blankToNull(content.text()),
                delivery.unsubscribeUrl());
    }

    /** Header fields that let mail programs offer one-click unsubscribing: RFC 2369 §3.2 and RFC 8058 §3.1. */
    Map<String, String> listHeaders() {
        return unsubscribeUrl == null
                ? Map.of()
                : Map.of("List-Unsubscribe", "<" + unsubscribeUrl + ">", "List-Unsubscribe-Post", ONE_CLICK);
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
