package io.carillon.core.planning;

import io.carillon.core.intake.RequestChecks;
import io.carillon.core.planning.KnownPoll.KnownRequest;
import io.carillon.core.preference.Preferences;
import io.carillon.core.preference.Subject;
import io.carillon.core.reach.Addressee;
import io.carillon.core.reach.ReachKnowledge;
import io.carillon.core.reach.ReachReader;
import io.carillon.core.recipient.Person;
import io.carillon.core.recipient.PersonKey;
import io.carillon.core.recipient.SubscriberDirectory;
import io.carillon.core.recipient.UserServiceDirectory;
import io.carillon.events.Channel;
import io.carillon.events.NotificationRequested;
import io.carillon.events.Recipient;
import io.carillon.events.TenantConfigPublished;
import io.carillon.messaging.Event;
import io.carillon.messaging.ReceivedEvent;
import io.carillon.postgres.TenantTransactions;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out about all people of a poll at once: how to reach them (inline contacts win, then the tenant's subscribers,
 * then its user service), what they prefer, and which of their addresses must not be written to. One statement each.
 */
@ApplicationScoped
class KnowPeople {
    private static final Recipient NOBODY = new Recipient(null, null, null, null, null, null, null);

    private final Pool pipeline;
    private final TenantTransactions transactions;
    private final SubscriberDirectory subscribers;
    private final UserServiceDirectory userService;
    private final ReachReader reach;
    private final TenantConfigs configs;

    KnowPeople(
            @ReactiveDataSource("pipeline") Pool pipeline,
            TenantTransactions transactions,
            SubscriberDirectory subscribers,
            UserServiceDirectory userService,
            ReachReader reach,
            TenantConfigs configs) {
        this.pipeline = pipeline;
        this.transactions = transactions;
        this.subscribers = subscribers;
        this.userService = userService;
        this.reach = reach;
        this.configs = configs;
    }

    /** What is known of the recipients of {@code requests}, in their order. */
    Uni<KnownPoll> know(List<ReceivedEvent<NotificationRequested>> requests) {
        return subscribers
                .complete(requests.stream().map(this::person).toList())
                .chain(userService::complete)
                .chain(people -> know(requests, people));
    }

    private Uni<KnownPoll> know(List<ReceivedEvent<NotificationRequested>> requests, List<Person> people) {
        return transactions
                .inTransaction(pipeline, client -> reach.read(client, addressees(people)))
                .map(knowledge -> known(requests, people, knowledge));
    }

    private Person person(ReceivedEvent<NotificationRequested> received) {
        NotificationRequested request = received.event().data();
        TenantId tenant = received.event().tenant();
        Recipient inline = request.recipient() == null ? NOBODY : request.recipient();
        return Person.of(tenant, inline, channels(request, configs.find(tenant)));
    }

    private static Set<Channel> channels(NotificationRequested request, Optional<TenantConfigPublished> config) {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        config.map(known -> RequestChecks.channels(request, known))
                .orElse(List.of())
                .forEach(channel -> add(channels, channel));
        return channels;
    }

    private static void add(Set<Channel> channels, Channel channel) {
        if (channel != null) {
            channels.add(channel);
        }
    }

    private static List<Addressee> addressees(List<Person> people) {
        List<Addressee> all = new ArrayList<>(people.size());
        people.forEach(person -> person.wanted().stream()
                .map(channel -> addressee(person, channel))
                .forEach(all::add));
        return all;
    }

    private static Addressee addressee(Person person, Channel channel) {
        Recipient known = person.known();
        return new Addressee(
                person.tenant(),
                person.key().map(PersonKey::userId).orElse(null),
                channel,
                null,
                null,
                DeliveryFactory.address(known, channel),
                channel == Channel.PUSH ? known.deviceTokens() : null,
                null);
    }

    private static KnownPoll known(
            List<ReceivedEvent<NotificationRequested>> requests, List<Person> people, ReachKnowledge knowledge) {
        List<KnownRequest> known = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            known.add(known(requests.get(i), people.get(i), knowledge));
        }
        return new KnownPoll(known, knowledge);
    }

    /** The words are in the language the request asks for, else the one the person chose, else the subscriber's. */
    private static KnownRequest known(
            ReceivedEvent<NotificationRequested> received, Person person, ReachKnowledge knowledge) {
        NotificationRequested request = received.event().data();
        if (request.recipient() == null) {
            return new KnownRequest(received, false);
        }
        Recipient known = person.known();
        String chosen = person.key()
                .map(key -> knowledge.preferences().get(Subject.ofUser(key.tenant(), key.userId())))
                .map(Preferences::locale)
                .filter(locale -> request.recipient().locale() == null)
                .orElse(known.locale());
        Recipient recipient = new Recipient(
                known.userId(),
                known.email(),
                known.phone(),
                known.whatsapp(),
                known.deviceTokens(),
                chosen,
                known.timeZone());
        return new KnownRequest(with(received, request.withRecipient(recipient)), person.unresolved());
    }

    private static ReceivedEvent<NotificationRequested> with(
            ReceivedEvent<NotificationRequested> received, NotificationRequested data) {
        Event<NotificationRequested> event = received.event();
        return new ReceivedEvent<>(
                new Event<>(event.id(), event.type(), event.tenant(), event.traceparent(), data),
                received.source(),
                received.topic(),
                received.partition(),
                received.offset(),
                received.timestamp(),
                received.key());
    }
}
