package io.carillon.dispatcher.provider;

import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.Lane;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Deliveries and accounts for provider tests. */
public final class TestDeliveries {
    public static final TenantId TENANT = TenantId.of("01900000-0000-7000-8000-0000000000d1");

    private TestDeliveries() {}

    public static Delivery to(Channel channel, String address, Content content) {
        return delivery(channel, address, null, content);
    }

    /** Mail whose recipient may leave with one click. */
    public static Delivery leavable(String address, String unsubscribeUrl) {
        Content content = Content.email("Hello", "<p>Hello</p>", "Hello");
        return delivery(Channel.EMAIL, address, null, content, "general", unsubscribeUrl);
    }

    /** Mail of a category. */
    public static Delivery about(String category, String address, Content content) {
        return delivery(Channel.EMAIL, address, null, content, category, null);
    }

    public static Delivery toDevices(List<String> tokens, Content content) {
        return delivery(Channel.PUSH, null, tokens, content);
    }

    /** The same, not to be sent any more from {@code end} on. */
    public static Delivery until(Delivery delivery, Instant end) {
        DeliveryRequested request = delivery.request();
        return new Delivery(
                delivery.tenant(),
                new DeliveryRequested(
                        request.deliveryId(),
                        request.notificationId(),
                        request.attempt(),
                        request.channel(),
                        request.lane(),
                        request.address(),
                        request.deviceTokens(),
                        request.content(),
                        request.category(),
                        request.unsubscribeUrl(),
                        request.acceptedAt(),
                        end));
    }

    public static ProviderAccount account(
            Channel channel, String type, Map<String, String> settings, Map<String, String> secrets) {
        return new ProviderAccount(TENANT, "account-1", channel, type, 1, 100, settings, secrets);
    }

    /** Accounts of a suite that has no tenant. */
    public static ProviderAccounts noAccounts() {
        return new ProviderAccounts(new TenantConfigs(), null, noSandbox());
    }

    /** An installation without simulators. */
    static SandboxAccounts noSandbox() {
        return new SandboxAccounts(Optional::empty);
    }

    private static Delivery delivery(Channel channel, String address, List<String> tokens, Content content) {
        return delivery(channel, address, tokens, content, "general", null);
    }

    private static Delivery delivery(
            Channel channel,
            String address,
            List<String> tokens,
            Content content,
            String category,
            String unsubscribeUrl) {
        return new Delivery(
                TENANT,
                new DeliveryRequested(
                        UUID.randomUUID().toString(),
                        UUID.randomUUID().toString(),
                        1,
                        channel,
                        Lane.NORMAL,
                        address,
                        tokens,
                        content,
                        category,
                        unsubscribeUrl,
                        Instant.parse("2026-11-22T10:00:00Z"),
                        null));
    }
}
