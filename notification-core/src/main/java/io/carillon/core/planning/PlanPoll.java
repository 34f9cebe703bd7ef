package io.carillon.core.planning;

import io.carillon.core.delivery.RetrySchedule;
import io.carillon.core.intake.RequestChecks;
import io.carillon.core.notification.Notification;
import io.carillon.core.planning.KnownPoll.KnownRequest;
import io.carillon.core.recipient.Person;
import io.carillon.core.recipient.UserServiceConfig;
import io.carillon.core.timeline.Reason;
import io.carillon.core.timeline.TimelineEntry;
import io.carillon.events.Lane;
import io.carillon.events.NotificationRequested;
import io.carillon.events.TenantConfigPublished;
import io.carillon.messaging.ReceivedEvent;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Plans a poll in memory. A request whose recipient could not be resolved waits and is planned again within its time
 * budget; at the end of that it is planned with what is known, or refused when that reaches nobody.
 */
@ApplicationScoped
class PlanPoll {
    private final Planner planner;
    private final NotificationFactory notifications;
    private final TenantConfigs configs;
    private final RetrySchedule schedule;
    private final Clock clock;

    PlanPoll(
            Planner planner,
            NotificationFactory notifications,
            TenantConfigs configs,
            UserServiceConfig times,
            Clock clock) {
        this.planner = planner;
        this.notifications = notifications;
        this.configs = configs;
        this.schedule = new RetrySchedule(times.retryFirst(), times.retryLongest(), Integer.MAX_VALUE);
        this.clock = clock;
    }

    /**
     * Plans.
     *
     * @param requests as they came, in the order of {@code known}
     * @param waited what they were while they waited, in the same order; empty for requests that are new
     */
    PlannedPoll plan(
            List<ReceivedEvent<NotificationRequested>> requests,
            KnownPoll known,
            Lane lane,
            List<WaitingRequest> waited) {
        PlannedPoll poll = new PlannedPoll(
                new ArrayList<>(requests.size()), new ArrayList<>(0), new ArrayList<>(0), new ArrayList<>(waited));
        for (int i = 0; i < requests.size(); i++) {
            KnownRequest request = known.requests().get(i);
            int attempts = waited.isEmpty() ? 1 : waited.get(i).attempts() + 1;
            Optional<WaitingRequest> later =
                    request.unresolved() ? postponed(requests.get(i), lane, attempts) : Optional.empty();
            later.ifPresentOrElse(
                    waiting -> postpone(poll, waiting), () -> poll.plans().add(plan(request, lane, known)));
        }
        return poll;
    }

    private void postpone(PlannedPoll poll, WaitingRequest later) {
        poll.waiting().add(later);
        poll.done()
                .removeIf(waited ->
                        waited.id().equals(later.id()) && waited.tenant().equals(later.tenant()));
        poll.told().add(told(later));
    }

    private Plan plan(KnownRequest request, Lane lane, KnownPoll known) {
        return request.unresolved()
                        && !isReachable(
                                request.received().event().tenant(),
                                request.received().event().data())
                ? planner.refuse(
                        request.received(),
                        lane,
                        Reason.RECIPIENT_UNRESOLVED.code(),
                        "the user service could not be asked within the time budget")
                : planner.plan(request.received(), lane, known.knowledge());
    }

    private boolean isReachable(TenantId tenant, NotificationRequested request) {
        return configs.find(tenant).map(config -> RequestChecks.channels(request, config)).stream()
                .flatMap(List::stream)
                .anyMatch(channel -> Person.isReachable(request.recipient(), channel));
    }

    /** The request, some time later; empty when it is refused anyway, or when its time budget is over before. */
    private Optional<WaitingRequest> postponed(ReceivedEvent<NotificationRequested> received, Lane lane, int attempts) {
        Optional<TenantConfigPublished> config = configs.find(received.event().tenant());
        if (RequestChecks.check(received.event().data(), config).isPresent()) {
            return Optional.empty();
        }
        Notification notification = notifications.accepted(received, lane, config.orElseThrow());
        double random = ThreadLocalRandom.current().nextDouble();
        return schedule.next(attempts, clock.instant(), notification.expiresAt(), null, random)
                .map(due -> new WaitingRequest(notification.id(), lane, attempts, due, received));
    }

    private TimelineEntry told(WaitingRequest waiting) {
        return PlanTimeline.waiting(waiting, clock.instant());
    }
}
