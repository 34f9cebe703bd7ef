package io.carillon.core.planning;

import io.carillon.core.delivery.DeliveryConfig;
import io.carillon.core.ids.NotificationIds;
import io.carillon.core.intake.RequestChecks;
import io.carillon.core.notification.Notification;
import io.carillon.core.notification.Origin;
import io.carillon.core.timeline.Reason;
import io.carillon.events.Lane;
import io.carillon.events.NotificationRequested;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.Category;
import io.carillon.events.TenantConfigPublished.Template;
import io.carillon.events.TenantConfigPublished.TemplateVersion;
import io.carillon.messaging.ReceivedEvent;
import io.carillon.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes the notification of a request: its id, its time budget, and what tells it from a repeat. */
@ApplicationScoped
class NotificationFactory {
    private static final String DEFAULT_CATEGORY = "general";

    private final NotificationIds ids;
    private final DeliveryConfig times;

    NotificationFactory(NotificationIds ids, DeliveryConfig times) {
        this.ids = ids;
        this.times = times;
    }

    /** The notification of a request that passed its checks. */
    Notification accepted(ReceivedEvent<NotificationRequested> received, Lane lane, TenantConfigPublished config) {
        NotificationRequested request = received.event().data();
        Integer version = request.template() == null
                ? null
                : RequestChecks.version(request, config)
                        .map(TemplateVersion::version)
                        .orElseThrow();
        String category = Optional.ofNullable(request.category())
                .or(() -> RequestChecks.template(request, config).map(Template::category))
                .orElse(DEFAULT_CATEGORY);
        return notification(received, lane, version, category, budget(lane, category, config));
    }

    /** The notification of a request that did not. */
    Notification refused(ReceivedEvent<NotificationRequested> received, Lane lane, String reason, String detail) {
        return notification(received, lane, null, DEFAULT_CATEGORY, laneBudget(lane))
                .failed(reason, detail);
    }

    /** The notification of a request of ours that cannot be planned; what the caller wrote may be what cannot be stored. */
    Optional<Notification> unprocessable(ReceivedEvent<NotificationRequested> received, Lane lane) {
        return isMinted(received) ? Optional.of(bare(received, lane)) : Optional.empty();
    }

    private Notification bare(ReceivedEvent<NotificationRequested> received, Lane lane) {
        Instant acceptedAt = acceptedAt(received);
        return new Notification(
                received.event().tenant(),
                id(received),
                new Origin(received.topic(), received.partition(), received.offset()),
                batchId(received),
                null,
                null,
                DEFAULT_CATEGORY,
                lane,
                null,
                null,
                Reason.UNPROCESSABLE.code(),
                null,
                received.event().traceparent(),
                acceptedAt,
                null,
                acceptedAt.plus(laneBudget(lane)));
    }

    /**
     * REST callers bring a key or none; for other producers CloudEvents source and id tell a repeat. The source's length
     * keeps the two apart, for both may hold any sign.
     */
    String idempotencyKey(ReceivedEvent<NotificationRequested> received) {
        return isMinted(received)
                ? received.event().data().idempotencyKey()
                : keyOf(received.source(), received.event().id());
    }

    /** What tells a repeated CloudEvent. */
    static String keyOf(String source, String id) {
        return "cloudevent:" + source.length() + ":" + source + "#" + id;
    }

    private Notification notification(
            ReceivedEvent<NotificationRequested> received,
            Lane lane,
            Integer templateVersion,
            String category,
            Duration budget) {
        NotificationRequested request = received.event().data();
        Instant acceptedAt = acceptedAt(received);
        return new Notification(
                received.event().tenant(),
                id(received),
                new Origin(received.topic(), received.partition(), received.offset()),
                batchId(received),
                request.template() == null ? null : request.template().code(),
                templateVersion,
                category,
                lane,
                request.recipient() == null ? null : request.recipient().userId(),
                request.metadata(),
                null,
                null,
                received.event().traceparent(),
                acceptedAt,
                request.scheduledAt(),
                expiresAt(request, budget, acceptedAt));
    }

    /** Only intake may say when it accepted a request: the time budget counts from there. */
    private Instant acceptedAt(ReceivedEvent<NotificationRequested> received) {
        Instant stated = received.event().data().acceptedAt();
        return stated != null && isMinted(received) ? stated : received.timestamp();
    }

    /** The minted id when it is really ours, else one derived from the record: nobody chooses another's id. */
    private UUID id(ReceivedEvent<NotificationRequested> received) {
        return isMinted(received)
                ? UUID.fromString(received.event().data().notificationId())
                : ids.derive(received.event().tenant(), received.timestamp(), identity(received));
    }

    /** Only core may say what belongs to a batch: its counters count nothing else. */
    private UUID batchId(ReceivedEvent<NotificationRequested> received) {
        return parse(received.event().data().batchId())
                .filter(batch -> isMinted(received))
                .orElse(null);
    }

    private boolean isMinted(ReceivedEvent<NotificationRequested> received) {
        TenantId tenant = received.event().tenant();
        return parse(received.event().data().notificationId())
                .filter(id -> ids.isOurs(tenant, id))
                .isPresent();
    }

    static Optional<UUID> parse(String id) {
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

    /** How long a message of the category is worth sending; the lane decides where the tenant does not. */
    private Duration budget(Lane lane, String category, TenantConfigPublished config) {
        return Stream.ofNullable(config.categories())
                .flatMap(List::stream)
                .filter(known -> known.code().equals(category))
                .map(Category::budgetSeconds)
                .filter(Objects::nonNull)
                .findFirst()
                .map(Duration::ofSeconds)
                .orElseGet(() -> laneBudget(lane));
    }

    private Duration laneBudget(Lane lane) {
        return lane == Lane.CRITICAL ? times.budgetCritical() : times.budget();
    }

    private static Instant expiresAt(NotificationRequested request, Duration budget, Instant acceptedAt) {
        boolean later = request.scheduledAt() != null && request.scheduledAt().isAfter(acceptedAt);
        Instant end = (later ? request.scheduledAt() : acceptedAt).plus(budget);
        return request.expiresAt() != null && request.expiresAt().isBefore(end) ? request.expiresAt() : end;
    }
}
