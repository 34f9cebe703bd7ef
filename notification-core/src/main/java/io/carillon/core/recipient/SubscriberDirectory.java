package io.carillon.core.recipient;

import io.carillon.events.Recipient;
import io.carillon.postgres.TenantTransactions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Carillon's own store of subscribers, asked with one statement for a whole batch. */
@ApplicationScoped
public class SubscriberDirectory implements RecipientDirectory {
    private final Pool pipeline;
    private final TenantTransactions transactions;
    private final SubscriberRepository subscribers;

    SubscriberDirectory(
            @ReactiveDataSource("pipeline") Pool pipeline,
            TenantTransactions transactions,
            SubscriberRepository subscribers) {
        this.pipeline = pipeline;
        this.transactions = transactions;
        this.subscribers = subscribers;
    }

    @Override
    public Uni<List<Person>> complete(List<Person> people) {
        Set<PersonKey> keys =
                people.stream().map(Person::key).flatMap(Optional::stream).collect(Collectors.toSet());
        return transactions
                .inTransaction(pipeline, client -> subscribers.findAll(client, keys))
                .map(found -> people.stream().map(person -> fill(person, found)).toList());
    }

    private static Person fill(Person person, Map<PersonKey, Recipient> found) {
        return person.key().map(found::get).map(person::with).orElse(person);
    }
}
