package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * What is said on one channel: template sources in a snapshot, finished words in a delivery.
 *
 * @param subject e-mail subject
 * @param html e-mail HTML body
 * @param text e-mail plain body, SMS text, WhatsApp free text, JSON of a webhook
 * @param title push and in-app title
 * @param body push and in-app body
 * @param actionUrl where a click on an in-app or push message leads
 * @param actionLabel words on the in-app message's button
 * @param whatsappTemplate name of the template approved by Meta
 * @param whatsappParameters its body parameters, in order
 * @param data extra key-values for push and in-app clients
 * @param attachments files that go with an e-mail, inline images among them
 * @param media picture, film, sound or document of a WhatsApp message
 * @param buttons what a WhatsApp message offers to press, at most three answers or one link
 * @param push how a push message shows and lives on a device
 * @param whatsappLanguage Meta's code of the language in which the approved template is meant; null leaves it to the account
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Content(
        String subject,
        String html,
        String text,
        String title,
        String body,
        String actionUrl,
        String actionLabel,
        String whatsappTemplate,
        List<String> whatsappParameters,
        Map<String, String> data,
        List<Attachment> attachments,
        Media media,
        List<Button> buttons,
        PushOptions push,
        String whatsappLanguage) {

    /** Words alone. */
    public Content(
            String subject,
            String html,
            String text,
            String title,
            String body,
            String actionUrl,
            String actionLabel,
            String whatsappTemplate,
            List<String> whatsappParameters,
            Map<String, String> data) {
        this(
                subject,
                html,
                text,
                title,
                body,
                actionUrl,
                actionLabel,
                whatsappTemplate,
                whatsappParameters,
                data,
                null,
                null,
                null,
                null,
                null);
    }

    public static Content email(String subject, String html, String text) {
        return new Content(subject, html, text, null, null, null, null, null, null, null);
    }

    public static Content text(String text) {
        return new Content(null, null, text, null, null, null, null, null, null, null);
    }

    public static Content message(String title, String body, String actionUrl) {
        return new Content(null, null, null, title, body, actionUrl, null, null, null, null);
    }

    /** The same e-mail with these files. */
    public Content withAttachments(List<Attachment> files) {
        return new Content(
                subject,
                html,
                text,
                title,
                body,
                actionUrl,
                actionLabel,
                whatsappTemplate,
                whatsappParameters,
                data,
                files,
                media,
                buttons,
                push,
                whatsappLanguage);
    }

    /** The same with the approved template meant in this language. */
    public Content withWhatsappLanguage(String language) {
        return new Content(
                subject,
                html,
                text,
                title,
                body,
                actionUrl,
                actionLabel,
                whatsappTemplate,
                whatsappParameters,
                data,
                attachments,
                media,
                buttons,
                push,
                language);
    }

    @Override
    public String toString() {
        return "Content[***]";
    }
}
