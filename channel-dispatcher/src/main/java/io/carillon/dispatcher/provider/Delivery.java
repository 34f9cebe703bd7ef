package io.carillon.dispatcher.provider;

import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.Lane;
import io.carillon.tenancy.TenantId;
import java.util.List;

/**
 * One attempt at one delivery of a tenant.
 *
 * @param tenant whose
 * @param request what core asked for
 */
public record Delivery(TenantId tenant, DeliveryRequested request) {

    /** The delivery's id; stable over attempts. */
    public String id() {
        return request.deliveryId();
    }

    public String notificationId() {
        return request.notificationId();
    }

    public Channel channel() {
        return request.channel();
    }

    public Lane lane() {
        return request.lane();
    }

    /** Address of the recipient; null for push. */
    public String address() {
        return request.address();
    }

    /** Push tokens; empty for other channels. */
    public List<String> deviceTokens() {
        return request.deviceTokens() == null ? List.of() : request.deviceTokens();
    }

    /** One-click address of mail that people may leave, or null. */
    public String unsubscribeUrl() {
        return request.unsubscribeUrl();
    }

    public Content content() {
        return request.content();
    }

    /** The same attempt with other content. */
    public Delivery with(Content content) {
        return new Delivery(
                tenant,
                new DeliveryRequested(
                        request.deliveryId(),
                        request.notificationId(),
                        request.attempt(),
                        request.channel(),
                        request.lane(),
                        request.address(),
                        request.deviceTokens(),
                        content,
                        request.category(),
                        request.unsubscribeUrl(),
                        request.acceptedAt(),
                        request.expiresAt()));
    }
}
