package io.carillon.admin.seed;

import static io.carillon.events.Channel.EMAIL;
import static io.carillon.events.Channel.IN_APP;
import static io.carillon.events.Channel.PUSH;
import static io.carillon.events.Channel.SMS;
import static io.carillon.events.Channel.WHATSAPP;

import io.carillon.admin.template.TemplateDraft;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import java.util.List;
import java.util.Map;

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
        return new TemplateDraft(
                "welcome",
                "Welcome",
                "account",
                List.of(EMAIL, SMS, PUSH, WHATSAPP, IN_APP),
                List.of("name"),
                Map.of("en", welcomeEnglish(), "de", welcomeGerman()));
    }

    private static Map<Channel, Content> welcomeEnglish() {
        return Map.of(
                EMAIL,
                Content.email(
                        "Welcome, {{name}}",
                        "<p>Hello {{name}},</p><p>good to have you with us.</p>",
                        "Hello {{name}},\n\ngood to have you with us.\n"),
                SMS,
                Content.text("Hello {{name}}, good to have you with us."),
                PUSH,
                Content.message("Welcome, {{name}}", "Good to have you with us.", null),
                WHATSAPP,
                Content.text("Hello {{name}}, good to have you with us."),
                IN_APP,
                Content.message("Welcome, {{name}}", "Good to have you with us.", null));
    }

    private static Map<Channel, Content> welcomeGerman() {
        return Map.of(
                EMAIL,
                Content.email(
                        "Willkommen, {{name}}",
                        "<p>Hallo {{name}},</p><p>schön, dass Sie da sind.</p>",
                        "Hallo {{name}},\n\nschön, dass Sie da sind.\n"),
                SMS,
                Content.text("Hallo {{name}}, schön, dass Sie da sind."),
                PUSH,
                Content.message("Willkommen, {{name}}", "Schön, dass Sie da sind.", null),
                WHATSAPP,
                Content.text("Hallo {{name}}, schön, dass Sie da sind."),
                IN_APP,
                Content.message("Willkommen, {{name}}", "Schön, dass Sie da sind.", null));
    }

    private static TemplateDraft loginCode() {
        Map<Channel, Content> english = Map.of(
                EMAIL,
                Content.email(
                        "{{code}} is your sign-in code",
                        "<p>Your sign-in code is <strong>{{code}}</strong>. It is valid for five minutes.</p>",
                        "Your sign-in code is {{code}}. It is valid for five minutes.\n"),
                SMS,
                Content.text("{{code}} is your sign-in code. It is valid for five minutes."));
        Map<Channel, Content> german = Map.of(
                EMAIL,
                Content.email(
                        "{{code}} ist Ihr Anmeldecode",
                        "<p>Ihr Anmeldecode ist <strong>{{code}}</strong>. Er gilt fünf Minuten.</p>",
                        "Ihr Anmeldecode ist {{code}}. Er gilt fünf Minuten.\n"),
                SMS,
                Content.text("{{code}} ist Ihr Anmeldecode. Er gilt fünf Minuten."));
        return new TemplateDraft(
                "login-code",
                "Sign-in code",
                "security",
                List.of(EMAIL, SMS),
                List.of("code"),
                Map.of("en", english, "de", german));
    }

    private static TemplateDraft invoice() {
        String text =
                "Thank you, {{name}}.\n{{#each items}}{{quantity}} x {{name}}: {{price}}\n{{/each}}Total {{total}}\n";
        Map<Channel, Content> english = Map.of(EMAIL, Content.email("Your invoice over {{total}}", INVOICE_HTML, text));
        return new TemplateDraft(
                "invoice",
                "Invoice",
                "billing",
                List.of(EMAIL),
                List.of("name", "items", "total"),
                Map.of("en", english));
    }

    private static TemplateDraft news() {
        Map<Channel, Content> english = Map.of(
                EMAIL,
                Content.email(
                        "{{#if headline}}{{headline}}{{else}}What is new{{/if}}",
                        "<h1>{{headline}}</h1><p>{{summary}}</p>",
                        "{{headline}}\n\n{{summary}}\n"),
                IN_APP,
                Content.message("{{#if headline}}{{headline}}{{else}}What is new{{/if}}", "{{summary}}", "{{url}}"));
        return new TemplateDraft("news", "News", "marketing", List.of(EMAIL, IN_APP), List.of(), Map.of("en", english));
    }
}
