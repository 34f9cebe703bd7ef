package io.carillon.core.planning;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.delivery.DeliveryConfig;
import io.carillon.core.delivery.SilenceDeadlines;
import io.carillon.core.intake.RequestChecks;
import io.carillon.core.notification.Notification;
import io.carillon.core.timeline.Reason;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.NotificationRequested;
import io.carillon.events.Recipient;
import io.carillon.events.TenantConfigPublished;
import io.carillon.rendering.ContentRenderer;
import io.carillon.rendering.ContentSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Makes a notification's delivery on one channel: rendered and ready, or skipped with its reason. */
@ApplicationScoped
class DeliveryFactory {
    private final ContentRenderer renderer;
    private final SilenceDeadlines silence;
    private final Clock clock;

    DeliveryFactory(ContentRenderer renderer, DeliveryConfig times, Clock clock) {
        this.renderer = renderer;
        this.silence = SilenceDeadlines.of(times);
        this.clock = clock;
    }

    /**
     * Makes the delivery.
     *
     * @throws io.carillon.rendering.engine.RenderException when the content cannot be rendered
     */
    Delivery make(
            Notification notification, NotificationRequested request, TenantConfigPublished config, Channel channel) {
        if (!RequestChecks.isReachable(request.recipient(), channel)) {
            return skipped(notification, request, channel, Reason.NO_CONTACT);
        }
        Optional<ContentSource> source = TemplateSources.find(request, config, channel);
        if (source.isEmpty()) {
            return skipped(notification, request, channel, Reason.NO_CONTENT);
        }
        Content content = renderer.render(source.get(), TemplateSources.variables(request, config))
                .content();
        DeliveryStatus status = initialStatus(notification, channel);
        String reason = status == DeliveryStatus.EXPIRED ? Reason.TIME_BUDGET_OVER.code() : null;
        return delivery(notification, request, channel, status, content, reason);
    }

    private Delivery skipped(Notification notification, NotificationRequested request, Channel channel, Reason reason) {
        return delivery(notification, request, channel, DeliveryStatus.SKIPPED, null, reason.code());
    }

    private DeliveryStatus initialStatus(Notification notification, Channel channel) {
        Instant now = clock.instant();
        if (notification.scheduledAt() != null && notification.scheduledAt().isAfter(now)) {
            return DeliveryStatus.SCHEDULED;
        }
        if (!notification.expiresAt().isAfter(now)) {
            return DeliveryStatus.EXPIRED;
        }
        return channel == Channel.IN_APP ? DeliveryStatus.DELIVERED : DeliveryStatus.PENDING;
    }

    private Delivery delivery(
            Notification notification,
            NotificationRequested request,
            Channel channel,
            DeliveryStatus status,
            Content content,
            String reason) {
        Instant now = clock.instant();
        return new Delivery(
                notification.tenant(),
                Delivery.idOf(notification.id(), channel),
                notification.id(),
                notification.batchId(),
                channel,
                notification.lane(),
                status,
                status == DeliveryStatus.PENDING ? 1 : 0,
                dueAt(notification, status, now),
                address(request.recipient(), channel),
                channel == Channel.PUSH ? request.recipient().deviceTokens() : null,
                content,
                notification.category(),
                reason,
                null,
                notification.metadata(),
                notification.traceparent(),
                notification.acceptedAt(),
                notification.expiresAt(),
                now);
    }

    private Instant dueAt(Notification notification, DeliveryStatus status, Instant now) {
        return switch (status) {
            case SCHEDULED -> notification.scheduledAt();
            case PENDING -> now.plus(silence.of(notification.lane()));
            default -> null;
        };
    }

    private static String address(Recipient recipient, Channel channel) {
        return switch (channel) {
            case EMAIL -> recipient.email();
            case SMS -> recipient.phone();
            case WHATSAPP -> recipient.whatsapp();
            case IN_APP -> recipient.userId();
            case PUSH, WEBHOOK -> null;
        };
    }
}
