package io.carillon.core.recipient;

import io.carillon.events.Channel;
import io.carillon.postgres.TenantTransactions;
import io.quarkus.arc.All;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Forgets one person everywhere, in one transaction. Erasing again, or somebody unknown, removes nothing. */
@ApplicationScoped
class EraseSubscriber {
    private final Pool pipeline;
    private final TenantTransactions transactions;
    private final SubscriberRepository subscribers;
    private final List<Erasable> holders;
    private final Clock clock;

    EraseSubscriber(
            @ReactiveDataSource("pipeline") Pool pipeline,
            TenantTransactions transactions,
            SubscriberRepository subscribers,
            @All List<Erasable> holders,
            Clock clock) {
        this.pipeline = pipeline;
        this.transactions = transactions;
        this.subscribers = subscribers;
        this.holders = holders;
        this.clock = clock;
    }

    /** Erases; answers what was removed. */
    Uni<ErasureReport> erase(PersonKey person) {
        return transactions
                .inTransaction(pipeline, client -> erase(client, person))
                .map(removed -> ErasureReport.of(person, removed, clock.instant()));
    }

    private Uni<Map<String, Integer>> erase(SqlClient client, PersonKey person) {
        return subscribers.listContacts(client, person).chain(contacts -> addresses(client, person, contacts)
                .chain(addresses -> eraseHeld(client, new ErasedPerson(person, addresses)))
                .call(removed -> forget(client, person, contacts, removed)));
    }

    /** Everything that anybody knows to reach the person, one holder after the other. */
    private Uni<Set<String>> addresses(SqlClient client, PersonKey person, List<Contact> contacts) {
        Set<String> addresses = new HashSet<>();
        contacts.forEach(contact -> addresses.add(contact.address()));
        return Multi.createFrom()
                .iterable(holders)
                .onItem()
                .transformToUniAndConcatenate(holder -> holder.addressesOf(client, person))
                .onItem()
                .invoke(addresses::addAll)
                .collect()
                .last()
                .replaceWith(addresses);
    }

    private Uni<Map<String, Integer>> eraseHeld(SqlClient client, ErasedPerson person) {
        Map<String, Integer> removed = new TreeMap<>();
        return Multi.createFrom()
                .iterable(holders)
                .onItem()
                .transformToUniAndConcatenate(
                        holder -> holder.erase(client, person).invoke(count -> removed.put(holder.holds(), count)))
                .collect()
                .last()
                .replaceWith(removed);
    }

    private Uni<Void> forget(SqlClient client, PersonKey person, List<Contact> contacts, Map<String, Integer> removed) {
        int devices = (int) contacts.stream()
                .filter(contact -> contact.key().channel() == Channel.PUSH)
                .count();
        removed.put("devices", devices);
        removed.put("contacts", contacts.size() - devices);
        return subscribers
                .deleteContacts(client, person, null, null)
                .chain(() -> subscribers.delete(client, person))
                .invoke(count -> removed.put("subscriber", count))
                .replaceWithVoid();
    }
}
