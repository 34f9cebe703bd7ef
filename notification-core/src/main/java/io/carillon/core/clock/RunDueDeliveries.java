package io.carillon.core.clock;

import io.carillon.core.deadletter.DeadLetterRepository;
import io.carillon.core.delivery.Delivery;
import io.carillon.core.delivery.DeliveryConfig;
import io.carillon.core.delivery.DeliveryEvents;
import io.carillon.core.delivery.DeliveryLetters;
import io.carillon.core.delivery.DeliveryMetrics;
import io.carillon.core.delivery.DueDeliveryRepository;
import io.carillon.core.delivery.SilenceDeadlines;
import io.carillon.core.escalation.Escalations;
import io.carillon.core.inbox.InboxEntry;
import io.carillon.core.inbox.InboxRepository;
import io.carillon.core.inbox.TellArrivals;
import io.carillon.core.outbox.Outbox;
import io.carillon.core.reach.Addressee;
import io.carillon.core.reach.ReachKnowledge;
import io.carillon.core.reach.ReachReader;
import io.carillon.core.tally.Shift;
import io.carillon.core.tally.TallyRepository;
import io.carillon.core.timeline.TimelineRepository;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryStatus;
import io.carillon.messaging.EventPublisher;
import io.carillon.messaging.OutgoingEvent;
import io.carillon.postgres.TenantTransactions;
import io.carillon.tenantconfig.TenantConfigs;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Takes deliveries whose moment came. What goes on to the dispatcher is emitted after the commit: a crash in between is
 * harmless, since the row's new deadline brings it back with the same attempt. What ended here has no deadline any more,
 * so it is told before the commit: a crash in between tells it again, with the same event ids.
 */
@ApplicationScoped
class RunDueDeliveries {
    private final Pool pipeline;
    private final TenantTransactions transactions;
    private final DueDeliveryRepository deliveries;
    private final ReachReader reach;
    private final InboxRepository inbox;
    private final TellArrivals arrivals;
    private final Outbox outbox;
    private final TimelineRepository timeline;
    private final DeadLetterRepository letters;
    private final TallyRepository tally;
    private final Escalations escalations;
    private final EventPublisher publisher;
    private final DeliveryMetrics metrics;
    private final SilenceDeadlines silence;
    private final ClockConfig times;
    private final TenantConfigs configs;
    private final Clock clock;

    RunDueDeliveries(
            @ReactiveDataSource("pipeline") Pool pipeline,
            TenantTransactions transactions,
            DueDeliveryRepository deliveries,
            ReachReader reach,
            InboxRepository inbox,
            TellArrivals arrivals,
            Outbox outbox,
            TimelineRepository timeline,
            DeadLetterRepository letters,
            TallyRepository tally,
            Escalations escalations,
            EventPublisher publisher,
            DeliveryMetrics metrics,
            DeliveryConfig config,
            ClockConfig times,
            TenantConfigs configs,
            Clock clock) {
        this.pipeline = pipeline;
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.reach = reach;
        this.inbox = inbox;
        this.arrivals = arrivals;
        this.outbox = outbox;
        this.timeline = timeline;
        this.letters = letters;
        this.tally = tally;
        this.escalations = escalations;
        this.publisher = publisher;
        this.metrics = metrics;
        this.silence = SilenceDeadlines.of(config);
        this.times = times;
        this.configs = configs;
        this.clock = clock;
    }

    /** Runs at most {@code limit} due deliveries; returns how many there were. */
    Uni<Integer> run(int limit) {
        return transactions
                .inTransaction(pipeline, client -> take(client, limit).chain(due -> keepArrivals(client, due)))
                .invoke(taken -> metrics.settled(ended(taken.due())))
                .call(taken -> publisher.publishAll(onward(taken.due())))
                .call(taken -> outbox.tell(taken.arrivals()))
                .map(taken -> taken.due().size());
    }

    private record Taken(List<DueDelivery> due, Outbox.Kept arrivals) {}

    /** Places in the order of an inbox may be told after the commit only, so the outbox remembers them. */
    private Uni<Taken> keepArrivals(SqlClient client, List<DueDelivery> due) {
        return arrivals.tell(client, arrived(due))
                .chain(events -> outbox.keep(client, events))
                .map(kept -> new Taken(due, kept));
    }

    private Uni<List<DueDelivery>> take(SqlClient client, int limit) {
        return deliveries
                .lockDue(client, clock.instant(), limit)
                .chain(locked -> decideAll(client, locked))
                .call(due -> deliveries.moveAll(client, deliveriesOf(due)))
                .call(due -> timeline.insertAll(client, DueTimeline.tell(due)))
                .call(due -> inbox.insertAll(client, arrived(due)))
                .call(due -> letters.insertAll(client, DeliveryLetters.ofExpired(ended(due))))
                .call(due -> publisher.publishAll(endings(due)))
                .call(due -> escalations.follow(client, endedNow(due)))
                .call(due -> tally.addAll(client, shifts(due)));
    }

    private static List<Addressee> people(List<Delivery> locked) {
        return locked.stream()
                .filter(DueDecision::isOpenToChoice)
                .map(Delivery::addressee)
                .toList();
    }

    private Uni<List<DueDelivery>> decideAll(SqlClient client, List<Delivery> locked) {
        return escalations.findAnswered(client, locked).chain(answered -> reach.read(client, people(locked))
                .map(knowledge -> decideAll(locked, answered, knowledge)));
    }

    private List<DueDelivery> decideAll(List<Delivery> locked, Set<UUID> answered, ReachKnowledge knowledge) {
        DueDecision decision = new DueDecision(clock.instant(), silence, times.suspendedHold());
        return locked.stream()
                .map(found -> answered.contains(found.id())
                        ? decision.answered(found)
                        : decision.decide(found, knowledge, configs.find(found.tenant())))
                .toList();
    }

    private static List<Delivery> deliveriesOf(List<DueDelivery> due) {
        return due.stream().map(DueDelivery::delivery).toList();
    }

    private static List<Delivery> endedNow(List<DueDelivery> due) {
        return due.stream()
                .filter(taken -> taken.previous().isOpen())
                .map(DueDelivery::delivery)
                .toList();
    }

    private static List<Shift> shifts(List<DueDelivery> due) {
        return due.stream()
                .map(taken -> taken.delivery().shiftFrom(taken.previous()))
                .toList();
    }

    private static List<OutgoingEvent> onward(List<DueDelivery> due) {
        List<OutgoingEvent> events = new ArrayList<>(2 * due.size());
        due.stream()
                .filter(taken -> !taken.isHeld())
                .map(DueDelivery::delivery)
                .filter(DeliveryEvents::isForDispatcher)
                .map(DeliveryEvents::requested)
                .forEach(events::add);
        due.stream()
                .filter(taken -> taken.delivery().status().isOpen())
                .filter(taken -> taken.previous() != taken.delivery().status())
                .map(taken -> DeliveryEvents.statusChanged(taken.delivery()))
                .forEach(events::add);
        return events;
    }

    private static List<OutgoingEvent> endings(List<DueDelivery> due) {
        List<OutgoingEvent> events = new ArrayList<>(0);
        ended(due).stream().map(DeliveryEvents::statusChanged).forEach(events::add);
        return events;
    }

    private static List<InboxEntry> arrived(List<DueDelivery> due) {
        return due.stream()
                .map(DueDelivery::delivery)
                .filter(delivery -> delivery.channel() == Channel.IN_APP)
                .filter(delivery -> delivery.status() == DeliveryStatus.DELIVERED)
                .map(InboxEntry::of)
                .toList();
    }

    private static List<Delivery> ended(List<DueDelivery> due) {
        return due.stream()
                .map(DueDelivery::delivery)
                .filter(delivery -> !delivery.status().isOpen())
                .toList();
    }
}
