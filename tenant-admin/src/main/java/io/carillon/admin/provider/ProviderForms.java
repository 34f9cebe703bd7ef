package io.carillon.admin.provider;

import static io.carillon.admin.provider.FieldKind.CHOICE;
import static io.carillon.admin.provider.FieldKind.EMAIL;
import static io.carillon.admin.provider.FieldKind.HOST;
import static io.carillon.admin.provider.FieldKind.MULTILINE;
import static io.carillon.admin.provider.FieldKind.NUMBER;
import static io.carillon.admin.provider.FieldKind.PORT;
import static io.carillon.admin.provider.FieldKind.TEXT;
import static io.carillon.admin.provider.FieldKind.URL;
import static io.carillon.admin.provider.ProviderField.secret;
import static io.carillon.admin.provider.ProviderField.setting;

import java.util.List;

/** What an account at each provider consists of. Names and forms follow the vendors' own consoles. */
final class ProviderForms {
    private static final String HEX_32 = "[0-9a-fA-F]{32}";

    private ProviderForms() {}

    static List<ProviderField> sendGrid() {
        return List.of(
                secret("apiKey", TEXT, "API key", "Settings > API Keys; needs the permission Mail Send.")
                        .mandatory(),
                from(),
                fromName(),
                replyTo(),
                setting(
                        "eventWebhookPublicKey",
                        TEXT,
                        "Event webhook verification key",
                        "Settings > Mail Settings > Event Webhook > Signature Verification. Without it delivery"
                                + " reports are refused."),
                base(
                        "https://api.sendgrid.com",
                        "https://api\\.(eu\\.)?sendgrid\\.com",
                        "EU: https://api.eu.sendgrid.com"));
    }

    static List<ProviderField> smtp() {
        return List.of(
                setting("host", HOST, "Server", "Name of the mail server, as in its certificate.")
                        .mandatory(),
                setting("port", PORT, "Port", "587 with STARTTLS, 465 with TLS.")
                        .orElse("587"),
                setting(
                                "tls",
                                CHOICE,
                                "Encryption",
                                "starttls: begins in clear and must switch; tls: encrypted from the first byte; none:"
                                        + " everything in clear.")
                        .oneOf("starttls", "tls", "none")
                        .orElse("starttls"),
                setting("username", TEXT, "User name", "With a password; without both nobody signs in."),
                secret("password", TEXT, "Password", "Of the user name."),
                from(),
                fromName(),
                replyTo(),
                setting("poolSize", NUMBER, "Connections", "Kept open at most, for each sending process.")
                        .matching("[1-9]|[1-4][0-9]|50", "must be between 1 and 50"),
                setting("dkimDomain", HOST, "DKIM domain", "Signs mail (DKIM) together with selector and key."),
                setting("dkimSelector", TEXT, "DKIM selector", "The key's name below _domainkey of the domain.")
                        .matching("[A-Za-z0-9][A-Za-z0-9._-]{0,62}", "must be a DNS label"),
                secret("dkimPrivateKey", MULTILINE, "DKIM private key", "RSA, PKCS #8 in PEM (BEGIN PRIVATE KEY)."));
    }

    static List<ProviderField> twilio() {
        return List.of(
                setting("accountSid", TEXT, "Account SID", "On the console's first page.")
                        .mandatory()
                        .matching("AC" + HEX_32, "must be AC and 32 hexadecimal digits"),
                secret(
                        "authToken",
                        TEXT,
                        "Auth token",
                        "On the console's first page. Needed unless there is an API key; without it delivery reports"
                                + " cannot be verified."),
                setting("apiKeySid", TEXT, "API key SID", "Account > API keys; together with its secret.")
                        .matching("SK" + HEX_32, "must be SK and 32 hexadecimal digits"),
                secret("apiKeySecret", TEXT, "API key secret", "Shown once, when the key is made."),
                setting(
                                "messagingServiceSid",
                                TEXT,
                                "Messaging service",
                                "Chooses the sender. Needed unless there is a sender.")
                        .matching("MG" + HEX_32, "must be MG and 32 hexadecimal digits"),
                setting(
                                "from",
                                TEXT,
                                "Sender",
                                "A number of yours (+15005550006) or a sender name of up to 11 characters.")
                        .matching(
                                "\\+[1-9][0-9]{6,14}|[0-9]{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}",
                                "must be a number like +15005550006, a short code or a name of up to 11 characters"),
                maxSegments(),
                refusedPrefixes(),
                base(
                        "https://api.twilio.com",
                        "https://api(\\.[a-z0-9-]{1,32}){0,2}\\.twilio\\.com",
                        "Ireland: https://api.dublin.ie1.twilio.com"));
    }

    private static ProviderField maxSegments() {
        return setting("maxSegments", NUMBER, "Segments", "Longer texts are refused; each segment is paid for.")
                .matching("[1-9]|10", "must be between 1 and 10");
    }

    private static ProviderField refusedPrefixes() {
        return setting(
                        "refusedPrefixes",
                        TEXT,
                        "Refused numbers",
                        "Beginnings of numbers nobody may write to, such as premium-rate ones: +1900, +882")
                .matching(
                        "\\+[0-9]{1,14}( ?, ?\\+[0-9]{1,14}){0,49}",
                        "must be beginnings of numbers with plus, separated by commas");
    }

    static List<ProviderField> fcm() {
        return List.of(
                setting("projectId", TEXT, "Project id", "Firebase console > Project settings > General.")
                        .mandatory()
                        .matching(
                                "[a-z][a-z0-9-]{4,29}",
                                "must be a project id: 6 to 30 lower-case letters, digits, dashes"),
                secret(
                                "serviceAccount",
                                MULTILINE,
                                "Service account",
                                "Project settings > Service accounts > Generate new private key: the whole JSON file.")
                        .mandatory(),
                base("https://fcm.googleapis.com", "https://fcm\\.googleapis\\.com", "No other."));
    }

    static List<ProviderField> whatsApp() {
        return List.of(
                setting("phoneNumberId", TEXT, "Phone number id", "WhatsApp > API Setup; not the number itself.")
                        .mandatory()
                        .matching("[0-9]{5,20}", "must be a number of 5 to 20 digits"),
                setting("wabaId", TEXT, "Business account id", "WhatsApp > API Setup.")
                        .matching("[0-9]{5,20}", "must be a number of 5 to 20 digits"),
                secret("accessToken", TEXT, "Access token", "Of a system user with whatsapp_business_messaging.")
                        .mandatory(),
                secret("appSecret", TEXT, "App secret", "App settings > Basic. Without it callbacks are refused."),
                secret(
                        "verifyToken",
                        TEXT,
                        "Verify token",
                        "Any text; give Meta the same when you enter the callback URL."),
                setting("apiVersion", TEXT, "Graph API version", "The version that is called.")
                        .matching("v[1-9][0-9]?\\.[0-9]", "must be a version like v23.0")
                        .orElse("v23.0"),
                setting(
                                "templateLanguage",
                                TEXT,
                                "Template language",
                                "Of words that name none; and their country, where they name its language: en_US for en.")
                        .matching("[a-z]{2,3}(_[A-Za-z]{2,4})?", "must be a language like en or en_US"),
                base("https://graph.facebook.com", "https://graph\\.facebook\\.com", "No other."));
    }

    /** Every account may have one. */
    static ProviderField rate() {
        return setting(
                "ratePerSecond",
                NUMBER,
                "Messages a second",
                "At most, over all sending processes; what is more waits its turn. As fast as it goes when absent.");
    }

    private static ProviderField from() {
        return setting("from", EMAIL, "Sender address", "Verified at the provider, or mail is refused.")
                .mandatory();
    }

    private static ProviderField fromName() {
        return setting("fromName", TEXT, "Sender name", "What recipients see before the address.")
                .matching("[^\\x00-\\x1f\\x7f-\\x9f]{1,100}", "must be one line of up to 100 characters");
    }

    private static ProviderField replyTo() {
        return setting("replyTo", EMAIL, "Reply to", "Where answers go; the sender when absent.");
    }

    private static ProviderField base(String vendor, String form, String others) {
        return setting("baseUrl", URL, "API address", "The vendor's own. " + others)
                .matching(form, "must be an address of the vendor, usually " + vendor)
                .orElse(vendor);
    }
}
