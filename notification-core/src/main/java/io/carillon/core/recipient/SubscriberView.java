package io.carillon.core.recipient;

import io.carillon.events.Channel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A subscriber as the tenant's services see it. */
@Schema(name = "Subscriber", description = "A person and how to reach them")
record SubscriberView(
        String userId,
        String email,
        String phone,
        String whatsapp,

        @Schema(description = "Devices that push messages go to")
        List<DeviceView> devices,

        String locale,
        String timeZone,
        Instant createdAt,
        Instant updatedAt) {

    /** A device as its owner sees it. */
    @Schema(name = "Device", description = "A device that push messages go to")
    record DeviceView(
            @Schema(description = "Names the device") UUID id,
            @Schema(description = "Its push token") String token,
            @Schema(description = "ios, android or web") String platform,
            @Schema(description = "What its owner calls it") String name,
            Instant createdAt) {

        static DeviceView of(Contact device) {
            return new DeviceView(device.id(), device.address(), device.platform(), device.name(), device.createdAt());
        }
    }

    static SubscriberView of(Subscriber subscriber) {
        return new SubscriberView(
                subscriber.userId(),
                address(subscriber, Channel.EMAIL),
                address(subscriber, Channel.SMS),
                address(subscriber, Channel.WHATSAPP),
                subscriber.contacts().stream()
                        .filter(contact -> contact.key().channel() == Channel.PUSH)
                        .map(DeviceView::of)
                        .toList(),
                subscriber.locale(),
                subscriber.timeZone(),
                subscriber.createdAt(),
                subscriber.updatedAt());
    }

    private static String address(Subscriber subscriber, Channel channel) {
        return subscriber.contacts().stream()
                .filter(contact -> contact.key().channel() == channel)
                .map(Contact::address)
                .findFirst()
                .orElse(null);
    }
}
