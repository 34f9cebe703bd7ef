package io.carillon.core.planning;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.delivery.DeliveryConfig;
import io.carillon.core.delivery.SilenceDeadlines;
import io.carillon.core.notification.Notification;
import io.carillon.core.preference.UnsubscribeLinks;
import io.carillon.core.reach.Addressee;
import io.carillon.core.reach.ReachKnowledge;
import io.carillon.core.reach.Verdict;
import io.carillon.core.recipient.Person;
import io.carillon.core.timeline.Reason;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.Lane;
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
    private final UnsubscribeLinks unsubscribing;
    private final SilenceDeadlines silence;
    private final Clock clock;

    DeliveryFactory(ContentRenderer renderer, UnsubscribeLinks unsubscribing, DeliveryConfig times, Clock clock) {
        this.renderer = renderer;
        this.unsubscribing = unsubscribing;
        this.silence = SilenceDeadlines.of(times);
        this.clock = clock;
    }

    /**
     * Makes the delivery.
     *
     * @throws io.carillon.rendering.engine.RenderException when the content cannot be rendered
     */
    Delivery make(
            Notification notification,
            NotificationRequested request,
            TenantConfigPublished config,
            Channel channel,
            ReachKnowledge knowledge) {
        if (!Person.isReachable(request.recipient(), channel)) {
            return skipped(notification, request, channel, Reason.NO_CONTACT);
        }
        Optional<ContentSource> source = TemplateSources.find(request, config, channel);
        if (source.isEmpty()) {
            return skipped(notification, request, channel, Reason.NO_CONTENT);
        }
        Addressee who = addressee(notification, request.recipient(), channel);
        return switch (verdict(notification, who, config, knowledge)) {
            case Verdict.Suppress no -> ended(notification, request, channel, DeliveryStatus.SUPPRESSED, no.reason());
            case Verdict.Skip no -> skipped(notification, request, channel, no.reason());
            case Verdict.Hold hold ->
                hold(hold, rendered(notification, request, config, channel, source.get()), clock.instant());
            case Verdict.Send go ->
                rendered(notification, request, config, channel, source.get()).toDevices(knowledge.liveTokens(who));
        };
    }

    /** What waits for its schedule is decided when its moment comes; what is out of time needs no decision. */
    private Verdict verdict(
            Notification notification, Addressee who, TenantConfigPublished config, ReachKnowledge knowledge) {
        return switch (initialStatus(notification, who.channel())) {
            case SCHEDULED, EXPIRED -> new Verdict.Send();
            default -> knowledge.decide(who, Optional.of(config), clock.instant());
        };
    }

    /** Nothing is held beyond its time budget: it ends there. */
    private static Delivery hold(Verdict.Hold hold, Delivery ready, Instant now) {
        Instant until = hold.until().isBefore(ready.expiresAt()) ? hold.until() : ready.expiresAt();
        return ready.moved(DeliveryStatus.SCHEDULED, 0, until, hold.reason().code(), now);
    }

    private Delivery rendered(
            Notification notification,
            NotificationRequested request,
            TenantConfigPublished config,
            Channel channel,
            ContentSource source) {
        Content words = renderer.render(source, TemplateSources.variables(request, config))
                .content();
        Content content = channel == Channel.EMAIL ? MailFiles.joined(words, request.attachments()) : words;
        DeliveryStatus status = initialStatus(notification, channel);
        String reason = status == DeliveryStatus.EXPIRED ? Reason.TIME_BUDGET_OVER.code() : null;
        return delivery(
                notification,
                request,
                channel,
                status,
                content,
                reason,
                unsubscribeUrl(notification, request, config, channel));
    }

    private static Addressee addressee(Notification notification, Recipient recipient, Channel channel) {
        return new Addressee(
                notification.tenant(),
                recipient.userId(),
                channel,
                notification.lane(),
                notification.category(),
                address(recipient, channel),
                channel == Channel.PUSH ? recipient.deviceTokens() : null,
                recipient.timeZone());
    }

    private Delivery skipped(Notification notification, NotificationRequested request, Channel channel, Reason reason) {
        return ended(notification, request, channel, DeliveryStatus.SKIPPED, reason);
    }

    private Delivery ended(
            Notification notification,
            NotificationRequested request,
            Channel channel,
            DeliveryStatus status,
            Reason reason) {
        return delivery(notification, request, channel, status, null, reason.code(), null);
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
            String reason,
            String unsubscribeUrl) {
        Instant now = clock.instant();
        return new Delivery(
                notification.tenant(),
                Delivery.idOf(notification.id(), channel),
                notification.id(),
                notification.batchId(),
                null,
                channel,
                notification.lane(),
                status,
                status == DeliveryStatus.PENDING ? 1 : 0,
                dueAt(notification, status, now),
                address(request.recipient(), channel),
                channel == Channel.PUSH ? request.recipient().deviceTokens() : null,
                request.recipient().userId(),
                request.recipient().timeZone(),
                unsubscribeUrl,
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

    /** Mail of a category that people may leave says how; one-time codes and the like do not. */
    private String unsubscribeUrl(
            Notification notification, NotificationRequested request, TenantConfigPublished config, Channel channel) {
        return channel != Channel.EMAIL || notification.lane() == Lane.CRITICAL
                ? null
                : unsubscribing
                        .ofMail(
                                notification.tenant(),
                                request.recipient().userId(),
                                request.recipient().email(),
                                notification.category(),
                                ReachKnowledge.category(config, notification.category()))
                        .orElse(null);
    }

    private Instant dueAt(Notification notification, DeliveryStatus status, Instant now) {
        return switch (status) {
            case SCHEDULED -> notification.scheduledAt();
            case PENDING -> now.plus(silence.of(notification.lane()));
            default -> null;
        };
    }

    static String address(Recipient recipient, Channel channel) {
        return switch (channel) {
            case EMAIL -> recipient.email();
            case SMS -> recipient.phone();
            case WHATSAPP -> recipient.whatsapp();
            case IN_APP -> recipient.userId();
            case PUSH, WEBHOOK -> null;
        };
    }
}
