package io.carillon.dispatcher.provider;

import io.carillon.events.Channel;
import io.carillon.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The platform's own accounts at provider simulators, one for each tenant and channel. Deliveries of sandboxed tenants go
 * there and nowhere else, and reports come back to the account's id. Credentials are for show: simulators want some, and
 * none of them opens anything; they carry the id, by which the simulator knows where to report.
 */
@ApplicationScoped
class SandboxAccounts {
    /** What simulators take for the name of a customer who reports to the account of the id that follows. */
    private static final String CUSTOMER = "demo-sandbox-";

    /** Verifies what the SendGrid simulator signs with its demo key. */
    private static final String SENDGRID_DEMO_KEY =
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE35XMXIc9G3qKp2lbk17QqqrbYKTeo+aisAnlKBYpUnb8rva4aEQs9I57zyMLUFYr6XFtt5D5YugWGHQrsBFMpQ==";

    private final Optional<URI> simulator;

    SandboxAccounts(SandboxConfig config) {
        this.simulator = config.simulator();
    }

    /** What a sandboxed tenant's route consists of; empty when this installation has no simulators. */
    List<ProviderAccount> of(TenantId tenant) {
        return root().map(root -> List.of(
                        sendGrid(tenant, root), twilio(tenant, root), fcm(tenant, root), whatsApp(tenant, root)))
                .orElse(List.of());
    }

    /** Whether {@code url} leads to the simulators: an address of the platform's, not one that a tenant chose. */
    boolean leadsThere(String url) {
        return root().filter(root -> url.startsWith(root + "/")).isPresent();
    }

    private Optional<String> root() {
        return simulator.map(URI::toString).map(root -> root.replaceAll("/+$", ""));
    }

    private static ProviderAccount sendGrid(TenantId tenant, String root) {
        return account(
                tenant,
                Channel.EMAIL,
                "sendgrid",
                Map.of(
                        "from", "sandbox@demo.carillon.example",
                        "fromName", "Carillon Sandbox",
                        "eventWebhookPublicKey", SENDGRID_DEMO_KEY),
                root,
                Map.of("apiKey", customer(tenant, "sendgrid")));
    }

    private static ProviderAccount twilio(TenantId tenant, String root) {
        return account(
                tenant,
                Channel.SMS,
                "twilio",
                Map.of("accountSid", "AC00000000000000000000000000000001", "from", "+15005550006"),
                root,
                Map.of("authToken", "demo-sandbox-twilio-token"));
    }

    private static ProviderAccount fcm(TenantId tenant, String root) {
        return account(
                tenant,
                Channel.PUSH,
                "fcm",
                Map.of("projectId", "demo-project"),
                root,
                Map.of("serviceAccount", SandboxServiceAccount.at(root + "/google/token")));
    }

    private static ProviderAccount whatsApp(TenantId tenant, String root) {
        return account(
                tenant,
                Channel.WHATSAPP,
                "whatsapp",
                Map.of("apiVersion", "v23.0", "phoneNumberId", customer(tenant, "whatsapp")),
                root,
                Map.of(
                        "accessToken", "demo-sandbox-whatsapp-token",
                        "appSecret", "demo-whatsapp-app-secret",
                        "verifyToken", "demo-sandbox-verify-token"));
    }

    private static ProviderAccount account(
            TenantId tenant,
            Channel channel,
            String type,
            Map<String, String> settings,
            String root,
            Map<String, String> secrets) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("baseUrl", root + "/" + type);
        return new ProviderAccount(tenant, id(tenant, type), channel, type, 1, 1, Map.copyOf(all), Map.copyOf(secrets));
    }

    private static String customer(TenantId tenant, String type) {
        return CUSTOMER + id(tenant, type);
    }

    /** The same wherever and whenever it is asked for. */
    private static String id(TenantId tenant, String type) {
        return UUID.nameUUIDFromBytes((CUSTOMER + tenant + type).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
