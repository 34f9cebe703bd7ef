package io.carillon.core.planning;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.delivery.DeliveryConfig;
import io.carillon.core.delivery.SilenceDeadlines;
import io.carillon.core.ids.NotificationIds;
import io.carillon.core.inbox.InboxEntry;
import io.carillon.core.intake.Rejection;
import io.carillon.core.intake.RequestChecks;
import io.carillon.core.notification.Notification;
import io.carillon.core.notification.Origin;
import io.carillon.core.rendering.ContentRenderer;
import io.carillon.core.rendering.RenderException;
import io.carillon.core.timeline.TimelineEntry;
import io.carillon.core.timeline.TimelineEvent;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.Lane;
import io.carillon.events.NotificationRequested;
import io.carillon.events.Recipient;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.Template;
import io.carillon.messaging.HopTracing;
import io.carillon.messaging.ReceivedEvent;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Turns one request into its plan: in memory, synchronous, the same for the same request and configuration. */
@ApplicationScoped
class Planner {
    private static final String DEFAULT_CATEGORY = "general";

    private final TenantConfigs configs;
    private final NotificationIds ids;
    private final ContentRenderer renderer;
    private final DeliveryConfig times;
    private final SilenceDeadlines silence;
    private final Clock clock;

    Planner(TenantConfigs configs, NotificationIds ids, ContentRenderer renderer, DeliveryConfig times, Clock clock) {
        this.configs = configs;
        this.ids = ids;
        this.renderer = renderer;
        this.times = times;
        this.silence = SilenceDeadlines.of(times);
        this.clock = clock;
    }

    Plan plan(ReceivedEvent<NotificationRequested> received, Lane lane) {
        NotificationRequested request = received.event().data();
        Optional<TenantConfigPublished> config = configs.find(received.event().tenant());
        Optional<Rejection> rejection = RequestChecks.check(request, config);
        if (rejection.isPresent()) {
            return rejected(received, lane, rejection.get().type().slug(), explain(rejection.get()));
        }
        Notification notification = notification(received, lane, config.orElseThrow());
        try {
            return accepted(received, notification, config.orElseThrow());
        } catch (RenderException failed) {
            return rejected(received, lane, "template-failed", failed.getMessage());
        }
    }

    private Plan accepted(
            ReceivedEvent<NotificationRequested> received, Notification notification, TenantConfigPublished config) {
        NotificationRequested request = received.event().data();
        List<Delivery> deliveries = new ArrayList<>(2);
        List<InboxEntry> inbox = new ArrayList<>(1);
        List<TimelineEntry> timeline = new ArrayList<>(2);
        for (Channel channel : RequestChecks.channels(request, config)) {
            Delivery delivery = delivery(notification, request, config, channel);
            deliveries.add(delivery);
            timeline.add(line(delivery));
            if (channel == Channel.IN_APP && delivery.status() == DeliveryStatus.DELIVERED) {
                inbox.add(entry(delivery));
            }
        }
        return new Plan(notification, key(received), request.requestHash(), deliveries, inbox, timeline);
    }

    private Delivery delivery(
            Notification notification, NotificationRequested request, TenantConfigPublished config, Channel channel) {
        Optional<Content> source = TemplateSources.find(request, config, channel);
        if (!RequestChecks.isReachable(request.recipient(), channel)) {
            return delivery(notification, request, channel, DeliveryStatus.SKIPPED, null, "no-contact");
        }
        if (source.isEmpty()) {
            return delivery(notification, request, channel, DeliveryStatus.SKIPPED, null, "no-content");
        }
        Content content = renderer.render(source.get(), TemplateSources.variables(request, config));
        return delivery(notification, request, channel, initialStatus(notification, channel), content, null);
    }

    private DeliveryStatus initialStatus(Notification notification, Channel channel) {
        if (notification.scheduledAt() != null && notification.scheduledAt().isAfter(clock.instant())) {
            return DeliveryStatus.SCHEDULED;
        }
        if (!notification.expiresAt().isAfter(clock.instant())) {
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

    private static InboxEntry entry(Delivery delivery) {
        return InboxEntry.of(
                delivery.tenant(),
                delivery.id(),
                delivery.address(),
                delivery.notificationId(),
                delivery.category(),
                delivery.content(),
                delivery.updatedAt());
    }

    private static TimelineEntry line(Delivery delivery) {
        TimelineEvent event =
                switch (delivery.status()) {
                    case SCHEDULED -> TimelineEvent.SCHEDULED;
                    case SKIPPED -> TimelineEvent.SKIPPED;
                    case EXPIRED -> TimelineEvent.EXPIRED;
                    case DELIVERED -> TimelineEvent.DELIVERED_TO_INBOX;
                    default -> TimelineEvent.PLANNED;
                };
        return new TimelineEntry(
                delivery.tenant(),
                delivery.notificationId(),
                delivery.id(),
                delivery.channel(),
                event,
                delivery.reason(),
                null,
                null,
                null,
                delivery.status() == DeliveryStatus.SCHEDULED ? "due at " + delivery.dueAt() : null,
                HopTracing.traceId(delivery.traceparent()).orElse(null),
                delivery.updatedAt());
    }

    private Plan rejected(ReceivedEvent<NotificationRequested> received, Lane lane, String reason, String detail) {
        Notification refused = notification(received, lane, null).failed(reason, detail);
        List<TimelineEntry> story = List.of(rejection(refused));
        return new Plan(refused, key(received), received.event().data().requestHash(), List.of(), List.of(), story);
    }

    /** The plan of a request that is refused for a reason found while writing. */
    Plan reject(Plan plan, String reason) {
        Notification refused = plan.notification().failed(reason, null);
        return new Plan(refused, null, plan.requestHash(), List.of(), List.of(), List.of(rejection(refused)));
    }

    private TimelineEntry rejection(Notification notification) {
        return new TimelineEntry(
                notification.tenant(),
                notification.id(),
                null,
                null,
                TimelineEvent.REJECTED,
                notification.failureReason(),
                null,
                null,
                null,
                notification.failureDetail(),
                HopTracing.traceId(notification.traceparent()).orElse(null),
                clock.instant());
    }

    private Notification notification(
            ReceivedEvent<NotificationRequested> received, Lane lane, TenantConfigPublished config) {
        NotificationRequested request = received.event().data();
        Instant acceptedAt = request.acceptedAt() == null ? received.timestamp() : request.acceptedAt();
        return new Notification(
                received.event().tenant(),
                id(received),
                new Origin(received.topic(), received.partition(), received.offset()),
                request.template() == null ? null : request.template().code(),
                config == null || request.template() == null
                        ? null
                        : RequestChecks.version(request, config).orElseThrow().version(),
                category(request, config),
                lane,
                request.recipient() == null ? null : request.recipient().userId(),
                request.metadata(),
                null,
                null,
                received.event().traceparent(),
                acceptedAt,
                request.scheduledAt(),
                expiresAt(request, lane, acceptedAt));
    }

    private Instant expiresAt(NotificationRequested request, Lane lane, Instant acceptedAt) {
        Instant from = request.scheduledAt() != null && request.scheduledAt().isAfter(acceptedAt)
                ? request.scheduledAt()
                : acceptedAt;
        Instant budget = from.plus(lane == Lane.CRITICAL ? times.budgetCritical() : times.budget());
        return request.expiresAt() != null && request.expiresAt().isBefore(budget) ? request.expiresAt() : budget;
    }

    private static String category(NotificationRequested request, TenantConfigPublished config) {
        if (config == null) {
            return DEFAULT_CATEGORY;
        }
        return Optional.ofNullable(request.category())
                .or(() -> RequestChecks.template(request, config).map(Template::category))
                .orElse(DEFAULT_CATEGORY);
    }

    /** The minted id when it is really ours, else one derived from the record: nobody chooses another's id. */
    private UUID id(ReceivedEvent<NotificationRequested> received) {
        TenantId tenant = received.event().tenant();
        return minted(received.event().data().notificationId())
                .filter(id -> ids.isOurs(tenant, id))
                .orElseGet(() -> ids.derive(tenant, received.timestamp(), identity(received)));
    }

    private static Optional<UUID> minted(String id) {
        try {
            return Optional.ofNullable(id).map(UUID::fromString);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String identity(ReceivedEvent<?> received) {
        return String.join(
                "|",
                received.topic(),
                Integer.toString(received.partition()),
                Long.toString(received.offset()),
                received.source(),
                received.event().id());
    }

    /** REST callers bring a key or none; for other producers CloudEvents source and id tell a repeat. */
    private String key(ReceivedEvent<NotificationRequested> received) {
        NotificationRequested request = received.event().data();
        boolean throughIntake = minted(request.notificationId())
                .filter(id -> ids.isOurs(received.event().tenant(), id))
                .isPresent();
        return throughIntake
                ? request.idempotencyKey()
                : "cloudevent:" + received.source() + "#" + received.event().id();
    }

    private static String explain(Rejection rejection) {
        return rejection.violations().isEmpty()
                ? rejection.detail()
                : String.join(
                        "; ",
                        rejection.violations().stream()
                                .map(violation -> violation.pointer() + " " + violation.detail())
                                .toList());
    }
}
