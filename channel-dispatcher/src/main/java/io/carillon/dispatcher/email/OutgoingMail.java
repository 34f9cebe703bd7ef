package io.carillon.dispatcher.email;

import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.events.Content;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One mail as a provider is to send it.
 *
 * @param messageId RFC 5322 Message-ID with angle brackets; the same for every copy of the delivery
 * @param from bare sender address
 * @param fromName display name, or null
 * @param replyTo bare address that answers go to, or null
 * @param to bare recipient address
 * @param subject subject, or null
 * @param html HTML body, or null
 * @param text plain body, or null
 * @param files attachments and inline files
 * @param category preference category, or null
 * @param unsubscribeUrl one-click address for its List-Unsubscribe header (RFC 8058), or null
 */
record OutgoingMail(
        String messageId,
        String from,
        String fromName,
        String replyTo,
        String to,
        String subject,
        String html,
        String text,
        List<MailFile> files,
        String category,
        String unsubscribeUrl) {
    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

    static OutgoingMail of(Delivery delivery, ProviderAccount account, EmailConfig config) {
        Content content = delivery.content();
        return new OutgoingMail(
                "<" + delivery.id() + "@" + config.messageIdDomain() + ">",
                MailAddress.ascii(account.required("from")),
                account.setting("fromName").orElse(null),
                account.setting("replyTo").map(MailAddress::ascii).orElse(null),
                MailAddress.ascii(delivery.address()),
                content.subject(),
                blankToNull(content.html()),
                blankToNull(content.text()),
                MailFile.all(content.attachments()),
                delivery.request().category(),
                delivery.unsubscribeUrl());
    }

    /**
     * Header fields beside those that every mail has: it was made by a program (RFC 3834 §5), and how to leave with one
     * click (RFC 2369 §3.2, RFC 8058 §3.1).
     */
    Map<String, String> extraHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Auto-Submitted", "auto-generated");
        if (unsubscribeUrl != null) {
            headers.put("List-Unsubscribe", "<" + unsubscribeUrl + ">");
            headers.put("List-Unsubscribe-Post", ONE_CLICK);
        }
        return headers;
    }

    /** Files that the HTML shows; without HTML there are none. */
    List<MailFile> inlineFiles() {
        return html == null
                ? List.of()
                : files.stream().filter(MailFile::isInline).toList();
    }

    /** Files that stand beside the text. */
    List<MailFile> attachedFiles() {
        return html == null
                ? files
                : files.stream().filter(file -> !file.isInline()).toList();
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
