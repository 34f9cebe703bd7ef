package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * What is said on one channel: template sources in a snapshot, finished words in a delivery.
 *
 * @param subject e-mail subject
 * @param html e-mail HTML body
 * @param text e-mail plain body, SMS text, WhatsApp free text
 * @param title push and in-app title
 * @param body push and in-app body
 * @param actionUrl where a click on an in-app or push message leads
 * @param actionLabel words on the in-app message's button
 * @param whatsappTemplate name of the template approved by Meta
 * @param whatsappParameters its body parameters, in order
 * @param data extra key-values for push and in-app clients
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
        Map<String, String> data) {

    public static Content email(String subject, String html, String text) {
        return new Content(subject, html, text, null, null, null, null, null, null, null);
    }

    public static Content text(String text) {
        return new Content(null, null, text, null, null, null, null, null, null, null);
    }

    public static Content message(String title, String body, String actionUrl) {
        return new Content(null, null, null, title, body, actionUrl, null, null, null, null);
    }

    @Override
    public String toString() {
        return "Content[***]";
    }
}
