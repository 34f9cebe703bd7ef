package io.carillon.core.intake;

import io.carillon.core.CoreProblem;
import io.carillon.core.ids.NotificationIds;
import io.carillon.core.intake.RepeatGuard.Answer;
import io.carillon.events.EventTypes;
import io.carillon.events.Lane;
import io.carillon.events.NotificationRequested;
import io.carillon.events.TemplateRef;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.Topics;
import io.carillon.messaging.Event;
import io.carillon.messaging.EventPublisher;
import io.carillon.messaging.HopTracing;
import io.carillon.messaging.OutgoingEvent;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * Accepts a notification: checks it against the replicated configuration, appends it to its lane's log, and completes only
 * when the log has it on all in-sync replicas. The database is not on this path.
 */
@ApplicationScoped
class AcceptNotification {
    private static final Duration LOG_PATIENCE = Duration.ofSeconds(5);

    private final TenantConfigs configs;
    private final NotificationIds ids;
    private final RepeatGuard repeats;
    private final RequestHash hashes;
    private final AttachmentPlaces places;
    private final EventPublisher publisher;
    private final HopTracing tracing;
    private final Clock clock;

    AcceptNotification(
            TenantConfigs configs,
            NotificationIds ids,
            RepeatGuard repeats,
            RequestHash hashes,
            AttachmentPlaces places,
            EventPublisher publisher,
            HopTracing tracing,
            Clock clock) {
        this.configs = configs;
        this.ids = ids;
        this.repeats = repeats;
        this.hashes = hashes;
        this.places = places;
        this.publisher = publisher;
        this.tracing = tracing;
        this.clock = clock;
    }

    /**
     * An accepted request.
     *
     * @param replayed whether an earlier request of the same key had been accepted under this id
     */
    record Accepted(UUID notificationId, Lane lane, boolean replayed) {}

    /**
     * Accepts.
     *
     * @param key the caller's {@code Idempotency-Key}, if any
     * @throws ProblemException (as failure) with the problem that stands against it
     */
    Uni<Accepted> accept(TenantId tenant, SendRequest request, Optional<String> key) {
        String traceparent = tracing.currentTraceparent();
        String hash = key.map(used -> hashes.of(request)).orElse(null);
        NotificationRequested event = event(tenant, request, key.orElse(null), hash);
        Optional<TenantConfigPublished> config = configs.find(tenant);
        Optional<Rejection> rejection = RequestChecks.check(event, config).or(() -> places.check(event));
        if (rejection.isPresent()) {
            return Uni.createFrom().failure(problem(rejection.get()));
        }
        NotificationRequested pinned = pin(event, config.orElseThrow());
        return key.map(used -> acceptOnce(tenant, pinned, traceparent))
                .orElseGet(() -> append(tenant, pinned, traceparent, false));
    }

    private Uni<Accepted> acceptOnce(TenantId tenant, NotificationRequested event, String traceparent) {
        return repeats.claim(
                        tenant, event.idempotencyKey(), event.requestHash(), UUID.fromString(event.notificationId()))
                .chain(answer -> follow(answer, tenant, event, traceparent));
    }

    private Uni<Accepted> follow(Answer answer, TenantId tenant, NotificationRequested event, String traceparent) {
        return switch (answer) {
            case Answer.New fresh -> appendAndMark(tenant, event, traceparent, false);
            case Answer.Repeat repeat
            when repeat.recorded() ->
                Uni.createFrom().item(new Accepted(repeat.notificationId(), event.priority(), true));
            case Answer.Repeat unfinished ->
                appendAndMark(tenant, withId(event, unfinished.notificationId()), traceparent, true);
            case Answer.Reused reused ->
                Uni.createFrom()
                        .failure(new ProblemException(
                                CoreProblem.IDEMPOTENCY_KEY_REUSED, "the earlier request had another body"));
        };
    }

    private Uni<Accepted> appendAndMark(
            TenantId tenant, NotificationRequested event, String traceparent, boolean replayed) {
        return append(tenant, event, traceparent, replayed)
                .call(accepted -> repeats.markRecorded(
                        tenant, event.idempotencyKey(), event.requestHash(), accepted.notificationId()));
    }

    private Uni<Accepted> append(TenantId tenant, NotificationRequested event, String traceparent, boolean replayed) {
        Event<NotificationRequested> request =
                new Event<>(event.notificationId(), EventTypes.NOTIFICATION_REQUESTED, tenant, traceparent, event);
        return publisher
                .publish(new OutgoingEvent(Topics.requests(event.priority()), event.notificationId(), request))
                .ifNoItem()
                .after(LOG_PATIENCE)
                .fail()
                .onFailure()
                .transform(AcceptNotification::notRecorded)
                .replaceWith(new Accepted(UUID.fromString(event.notificationId()), event.priority(), replayed));
    }

    private NotificationRequested event(TenantId tenant, SendRequest request, String key, String hash) {
        return new NotificationRequested(
                ids.mint(tenant).toString(),
                request.template(),
                request.content(),
                request.attachments(),
                request.recipient(),
                request.channels(),
                request.escalation(),
                request.data(),
                request.category(),
                request.priority() == null ? Lane.NORMAL : request.priority(),
                request.scheduledAt(),
                request.expiresAt(),
                null,
                request.metadata(),
                key,
                hash,
                clock.instant());
    }

    /** Names the template version that was checked, so that planning renders that one and no later one. */
    private static NotificationRequested pin(NotificationRequested event, TenantConfigPublished config) {
        if (event.template() == null) {
            return event;
        }
        int version = RequestChecks.version(event, config).orElseThrow().version();
        TemplateRef pinned = new TemplateRef(
                event.template().code(), version, event.template().locale());
        return copy(event, event.notificationId(), pinned);
    }

    private static NotificationRequested withId(NotificationRequested event, UUID id) {
        return copy(event, id.toString(), event.template());
    }

    private static NotificationRequested copy(NotificationRequested event, String id, TemplateRef template) {
        return new NotificationRequested(
                id,
                template,
                event.content(),
                event.attachments(),
                event.recipient(),
                event.channels(),
                event.escalation(),
                event.data(),
                event.category(),
                event.priority(),
                event.scheduledAt(),
                event.expiresAt(),
                event.batchId(),
                event.metadata(),
                event.idempotencyKey(),
                event.requestHash(),
                event.acceptedAt());
    }

    private static ProblemException problem(Rejection rejection) {
        return new ProblemException(rejection.type(), rejection.detail(), rejection.violations());
    }

    private static ProblemException notRecorded(Throwable failure) {
        if (failure instanceof RecordTooLargeException) {
            return new ProblemException(CommonProblem.PAYLOAD_TOO_LARGE, "a request may have about 1 MB");
        }
        return new ProblemException(
                        CoreProblem.LOG_UNAVAILABLE,
                        "send it again with the same Idempotency-Key: it may have been recorded after all")
                .withHeader("Retry-After", "5");
    }
}
