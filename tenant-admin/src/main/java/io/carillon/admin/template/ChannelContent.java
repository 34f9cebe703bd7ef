package io.carillon.admin.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.carillon.events.Attachment;
import io.carillon.events.Button;
import io.carillon.events.Content;
import io.carillon.events.Media;
import io.carillon.events.PushOptions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The sources of what is said on one channel, as an author writes them.
 *
 * @param subject e-mail subject
 * @param html e-mail HTML body; in a version, what became of {@code mjml} if there was any
 * @param mjml e-mail body in MJML instead of {@code html}, compiled at publication
 * @param text e-mail plain body, SMS text, WhatsApp free text
 * @param title push and in-app title
 * @param body push and in-app body
 * @param actionUrl where a click on an in-app or push message leads
 * @param actionLabel words on the in-app message's button
 * @param whatsappTemplate name of the template approved by Meta
 * @param whatsappParameters its body parameters, in order
 * @param whatsappLanguage its language at Meta where the locale does not say it, such as {@code pt_BR}
 * @param data extra key-values for push and in-app clients
 * @param attachments files that go with an e-mail, inline images among them
 * @param media picture, film, sound or document of a WhatsApp message
 * @param buttons what a WhatsApp message offers to press
 * @param push how a push message shows and lives on a device
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description = "Sources for one channel. E-mail: subject and html (or mjml) or text; sms: text;"
                + " push and in-app: title and body; whatsapp: text, media or"
                + " whatsappTemplate; docs/providers.md says what goes together.")
public record ChannelContent(
        @Schema(examples = "Welcome, {{name}}") String subject,
        @Schema(examples = "<p>Hello {{name}}</p>") String html,

        @Schema(description = "MJML instead of html, compiled at publication")
        String mjml,

        @Schema(examples = "Hello {{name}}") String text,
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

        @Schema(description = "Language of the approved template; the locale's when absent", examples = "pt_BR")
        String whatsappLanguage) {

    /** Content that was not written in MJML. */
    public static ChannelContent of(Content content) {
        return new ChannelContent(
                content.subject(),
                content.html(),
                null,
                content.text(),
                content.title(),
                content.body(),
                content.actionUrl(),
                content.actionLabel(),
                content.whatsappTemplate(),
                content.whatsappParameters(),
                content.data(),
                content.attachments(),
                content.media(),
                content.buttons(),
                content.push(),
                content.whatsappLanguage());
    }

    /** The same with what its MJML was compiled to. */
    ChannelContent compiled(String compiledHtml) {
        return new ChannelContent(
                subject,
                compiledHtml,
                mjml,
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
                whatsappLanguage);
    }

    /** What travels in a snapshot. */
    public Content sources() {
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
                whatsappLanguage);
    }

    @Override
    public String toString() {
        return "ChannelContent[***]";
    }
}
