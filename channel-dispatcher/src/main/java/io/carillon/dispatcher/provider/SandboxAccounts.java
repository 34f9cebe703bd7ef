package io.carillon.dispatcher.provider;

import io.carillon.events.Channel;
import io.carillon.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The platform's own accounts at provider simulators, one for each channel. Deliveries of sandboxed tenants go there and
 * nowhere else. Credentials are for show: simulators want some, and none of them opens anything.
 */
@ApplicationScoped
class SandboxAccounts {
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
                "5a1",
                Channel.EMAIL,
                "sendgrid",
                Map.of("from", "sandbox@demo.carillon.example", "fromName", "Carillon Sandbox"),
                root,
                Map.of("apiKey", "demo-sandbox-sendgrid-key"));
    }

    private static ProviderAccount twilio(TenantId tenant, String root) {
        return account(
                tenant,
                "5a2",
                Channel.SMS,
                "twilio",
                Map.of("accountSid", "AC00000000000000000000000000000001", "from", "+15005550006"),
                root,
                Map.of("authToken", "demo-sandbox-twilio-token"));
    }

    private static ProviderAccount fcm(TenantId tenant, String root) {
        return account(
                tenant,
                "5a3",
                Channel.PUSH,
                "fcm",
                Map.of("projectId", "demo-project"),
                root,
                Map.of("serviceAccount", SandboxServiceAccount.at(root + "/google/token")));
    }

    private static ProviderAccount whatsApp(TenantId tenant, String root) {
        return account(
                tenant,
                "5a4",
                Channel.WHATSAPP,
                "whatsapp",
                Map.of("apiVersion", "v23.0", "phoneNumberId", "100000000000001"),
                root,
                Map.of("accessToken", "demo-sandbox-whatsapp-token"));
    }

    private static ProviderAccount account(
            TenantId tenant,
            String suffix,
            Channel channel,
            String type,
            Map<String, String> settings,
            String root,
            Map<String, String> secrets) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("baseUrl", root + "/" + type);
        return new ProviderAccount(
                tenant,
                "01900000-0000-7000-8000-000000000" + suffix,
                channel,
                type,
                1,
                1,
                Map.copyOf(all),
                Map.copyOf(secrets));
    }
}
