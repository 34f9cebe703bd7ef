package io.carillon.admin.seed;

import static io.carillon.events.Channel.EMAIL;
import static io.carillon.events.Channel.IN_APP;
import static io.carillon.events.Channel.PUSH;
import static io.carillon.events.Channel.SMS;
import static io.carillon.events.Channel.WHATSAPP;

import io.carillon.admin.template.ChannelContent;
import io.carillon.admin.template.TemplateBody;
import io.carillon.admin.template.TemplateDraft;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The demo tenants' templates. */
final class DemoTemplates {
    private static final String INVOICE_HTML = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Your invoice</title></head>
            <body style="font-family:system-ui,sans-serif;color:#1f2937;max-width:36rem;margin:2rem auto">
            <h1 style="font-size:1.25rem">Thank you, {{name}}</h1>
            <p>Here is what you ordered. The invoice is due within 14 days.</p>
            <table style="width:100%;border-collapse:collapse">
            <thead><tr><th align="left">Item</th><th align="right">Quantity</th><th align="right">Price</th></tr></thead>
            <tbody>
            {{#each items}}
            <tr style="border-top:1px solid #e5e7eb"><td>{{name}}</td><td align="right">{{quantity}}</td>\
            <td align="right">{{price}}</td></tr>
            {{/each}}
            </tbody>
            </table>
            <p style="text-align:right"><strong>Total {{total}}</strong></p>
            <p style="font-size:.85rem;color:#6b7280">Questions? Just answer this mail.</p>
            </body>
            </html>
            """;

    private DemoTemplates() {}

    static List<TemplateDraft> all() {
        return List.of(welcome(), loginCode(), invoice(), news());
    }

    private static TemplateDraft welcome() {
        TemplateBody body = TemplateBody.of(
                        "account",
                        List.of(EMAIL, SMS, PUSH, WHATSAPP, IN_APP),
                        Map.of("en", welcomeEnglish(), "de", welcomeGerman()))
                .withVariables(schema("name"))
                .withLayout(DemoLayout.CODE);
        return new TemplateDraft("welcome", "Welcome", body);
    }

    private static Map<Channel, ChannelContent> welcomeEnglish() {
        return Map.of(
                EMAIL,
                email(
                        "Welcome, {{name}}",
                        "<p>Hello {{name}},</p><p>good to have you with us.</p>",
                        "Hello {{name}},\n\ngood to have you with us.\n"),
                SMS,
                text("Hello {{name}}, good to have you with us."),
                PUSH,
                message("Welcome, {{name}}", "Good to have you with us.", null),
                WHATSAPP,
                approved("welcome", "{{name}}"),
                IN_APP,
                message("Welcome, {{name}}", "Good to have you with us.", null));
    }

    private static Map<Channel, ChannelContent> welcomeGerman() {
        return Map.of(
                EMAIL,
                email(
                        "Willkommen, {{name}}",
                        "<p>Hallo {{name}},</p><p>schön, dass Sie da sind.</p>",
                        "Hallo {{name}},\n\nschön, dass Sie da sind.\n"),
                SMS,
                text("Hallo {{name}}, schön, dass Sie da sind."),
                PUSH,
                message("Willkommen, {{name}}", "Schön, dass Sie da sind.", null),
                WHATSAPP,
                approved("welcome", "{{name}}"),
                IN_APP,
                message("Willkommen, {{name}}", "Schön, dass Sie da sind.", null));
    }

    private static TemplateDraft loginCode() {
        Map<Channel, ChannelContent> english = Map.of(
                EMAIL,
                email(
                        "{{code}} is your sign-in code",
                        "<p>Your sign-in code is <strong>{{code}}</strong>. It is valid for five minutes.</p>",
                        "Your sign-in code is {{code}}. It is valid for five minutes.\n"),
                SMS,
                text("{{code}} is your sign-in code. It is valid for five minutes."));
        Map<Channel, ChannelContent> german = Map.of(
                EMAIL,
                email(
                        "{{code}} ist Ihr Anmeldecode",
                        "<p>Ihr Anmeldecode ist <strong>{{code}}</strong>. Er gilt fünf Minuten.</p>",
                        "Ihr Anmeldecode ist {{code}}. Er gilt fünf Minuten.\n"),
                SMS,
                text("{{code}} ist Ihr Anmeldecode. Er gilt fünf Minuten."));
        TemplateBody body = TemplateBody.of("security", List.of(EMAIL, SMS), Map.of("en", english, "de", german))
                .withVariables(schema("code"));
        return new TemplateDraft("login-code", "Sign-in code", body);
    }

    private static TemplateDraft invoice() {
        String text =
                "Thank you, {{name}}.\n{{#each items}}{{quantity}} x {{name}}: {{price}}\n{{/each}}Total {{total}}\n";
        Map<Channel, ChannelContent> english = Map.of(EMAIL, email("Your invoice over {{total}}", INVOICE_HTML, text));
        TemplateBody body = TemplateBody.of("billing", List.of(EMAIL), Map.of("en", english))
                .withVariables(schema("name", "items", "total"));
        return new TemplateDraft("invoice", "Invoice", body);
    }

    private static TemplateDraft news() {
        Map<Channel, ChannelContent> english = Map.of(
                EMAIL,
                email(
                        "{{#if headline}}{{headline}}{{else}}What is new{{/if}}",
                        "<h1>{{headline}}</h1><p>{{summary}}</p>",
                        "{{headline}}\n\n{{summary}}\n"),
                IN_APP,
                message("{{#if headline}}{{headline}}{{else}}What is new{{/if}}", "{{summary}}", "{{url}}"));
        TemplateBody body = TemplateBody.of("marketing", List.of(EMAIL, IN_APP), Map.of("en", english));
        return new TemplateDraft("news", "News", body.lenient());
    }

    /** An object that holds the given names. */
    private static Map<String, Object> schema(String... names) {
        Map<String, Object> properties = new TreeMap<>();
        List.of(names).forEach(name -> properties.put(name, Map.of()));
        return Map.of("type", "object", "required", List.of(names), "properties", properties);
    }

    private static ChannelContent email(String subject, String html, String text) {
        return ChannelContent.of(Content.email(subject, html, text));
    }

    /** A template at Meta: free text goes only to people who wrote within a day. */
    private static ChannelContent approved(String template, String... parameters) {
        return ChannelContent.of(
                new Content(null, null, null, null, null, null, null, template, List.of(parameters), null));
    }

    private static ChannelContent text(String text) {
        return ChannelContent.of(Content.text(text));
    }

    private static ChannelContent message(String title, String body, String actionUrl) {
        return ChannelContent.of(Content.message(title, body, actionUrl));
    }
}
