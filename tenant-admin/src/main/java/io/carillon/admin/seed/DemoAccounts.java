package io.carillon.admin.seed;

import io.carillon.admin.provider.ProviderSettings;
import io.carillon.admin.provider.ProviderType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The demo tenants' provider accounts: simulators for the vendors, the mail sink for SMTP. */
final class DemoAccounts {
    private static final int SMTP_PORT = 25;

    /** Verifies what simulated SendGrid signs with its demo key. */
    private static final String SENDGRID_VERIFICATION_KEY =
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE35XMXIc9G3qKp2lbk17QqqrbYKTeo+aisAnlKBYpUnb8rva4aEQs9I57zyMLUFYr6XFtt5D5YugWGHQrsBFMpQ==";

    private final URI simulator;
    private final URI smtp;

    DemoAccounts(URI simulator, URI smtp) {
        this.simulator = simulator;
        this.smtp = smtp;
    }

    /** E-mail by SendGrid first and SMTP second, and one account on each other channel. */
    List<SeedAccount> ofDemo() {
        return List.of(
                account("1e1", sendGrid(), Map.of("apiKey", "demo-sendgrid-key")),
                account("1e2", mailSink(2, "hello@demo.carillon.example", "Demo Company"), Map.of()),
                account("1e3", twilio(), Map.of("authToken", "demo-twilio-token")),
                account("1e4", fcm(), Map.of("serviceAccount", demoServiceAccount())),
                account("1e5", whatsApp(), whatsAppSecrets()));
    }

    /** E-mail by SMTP only. */
    List<SeedAccount> ofOther() {
        return List.of(account("2e1", mailSink(1, "hello@other.carillon.example", "Other Company"), Map.of()));
    }

    private ProviderSettings sendGrid() {
        Map<String, String> settings = Map.of(
                "baseUrl",
                at("/sendgrid"),
                "from",
                "hello@demo.carillon.example",
                "fromName",
                "Demo Company",
                "eventWebhookPublicKey",
                SENDGRID_VERIFICATION_KEY);
        return new ProviderSettings(ProviderType.SENDGRID, "SendGrid (simulated)", true, 1, 1, settings);
    }

    private ProviderSettings mailSink(int order, String from, String fromName) {
        int port = smtp.getPort() < 0 ? SMTP_PORT : smtp.getPort();
        Map<String, String> settings = Map.of(
                "host",
                smtp.getHost(),
                "port",
                Integer.toString(port),
                "tls",
                "none",
                "from",
                from,
                "fromName",
                fromName);
        return new ProviderSettings(ProviderType.SMTP, "Mail sink", true, order, 1, settings);
    }

    private ProviderSettings twilio() {
        Map<String, String> settings = Map.of(
                "baseUrl", at("/twilio"), "accountSid", "AC00000000000000000000000000000001", "from", "+15005550006");
        return new ProviderSettings(ProviderType.TWILIO, "Twilio (simulated)", true, 1, 1, settings);
    }

    private ProviderSettings fcm() {
        Map<String, String> settings = Map.of("baseUrl", at("/fcm"), "projectId", "demo-project");
        return new ProviderSettings(ProviderType.FCM, "Firebase (simulated)", true, 1, 1, settings);
    }

    /** A key file whose key is in everybody's hands; its tokens come from the simulator. */
    private String demoServiceAccount() {
        try (InputStream file = DemoAccounts.class.getResourceAsStream("/carillon-seed/demo-service-account.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("TOKEN_URI", at("/google/token"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private ProviderSettings whatsApp() {
        Map<String, String> settings =
                Map.of("baseUrl", at("/whatsapp"), "apiVersion", "v23.0", "phoneNumberId", "100000000000001");
        return new ProviderSettings(ProviderType.WHATSAPP, "WhatsApp (simulated)", true, 1, 1, settings);
    }

    /** The simulated vendor signs with this secret. */
    private static Map<String, String> whatsAppSecrets() {
        return Map.of(
                "accessToken",
                "demo-whatsapp-token",
                "appSecret",
                "demo-whatsapp-app-secret",
                "verifyToken",
                "demo-whatsapp-verify-token");
    }

    private String at(String path) {
        return simulator.toString().replaceAll("/+$", "") + path;
    }

    private static SeedAccount account(String suffix, ProviderSettings settings, Map<String, String> secrets) {
        UUID id = UUID.fromString("01900000-0000-7000-8000-000000000" + suffix);
        return new SeedAccount(id, settings, secrets);
    }
}
