package io.carillon.core.suppression;

import io.carillon.core.ids.Uuid7;
import io.carillon.core.recipient.Address;
import io.carillon.events.ContactAnswered;
import io.carillon.events.ContactAnswered.Answer;
import io.carillon.events.SuppressionReason;
import io.carillon.messaging.Event;
import io.carillon.postgres.TenantTransactions;
import io.carillon.tenancy.TenantId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the word of people who wrote STOP, until they write START. Of several answers of one address in a poll the latest
 * counts. START releases only what an earlier STOP had suppressed. Safe to repeat.
 */
@ApplicationScoped
public class RecordAnswers {
    private static final String SOURCE = "receipt";

    private final Pool pipeline;
    private final TenantTransactions transactions;
    private final SuppressionRepository suppressions;

    RecordAnswers(
            @ReactiveDataSource("pipeline") Pool pipeline,
            TenantTransactions transactions,
            SuppressionRepository suppressions) {
        this.pipeline = pipeline;
        this.transactions = transactions;
        this.suppressions = suppressions;
    }

    private record Said(Address key, ContactAnswered words) {
        static Said of(Event<ContactAnswered> event) {
            ContactAnswered words = event.data();
            TenantId tenant = event.tenant();
            return new Said(Address.of(tenant, words.channel(), words.address()), words);
        }

        Suppression suppression() {
            return new Suppression(
                    Uuid7.fresh(words.occurredAt()),
                    key,
                    words.address(),
                    SuppressionReason.STOP,
                    SOURCE,
                    null,
                    null,
                    words.occurredAt());
        }
    }

    /** Records a poll's answers; completes when they are durable. */
    public Uni<Void> record(List<Event<ContactAnswered>> answers) {
        return answers.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions.inTransaction(pipeline, client -> write(client, latest(answers)));
    }

    private Uni<Void> write(SqlClient client, Collection<Said> latest) {
        return suppressions
                .releaseStopped(client, of(latest, Answer.START))
                .chain(() -> suppressions.insertAll(client, of(latest, Answer.STOP)))
                .replaceWithVoid();
    }

    private static List<Suppression> of(Collection<Said> latest, Answer answer) {
        return latest.stream()
                .filter(said -> said.words().answer() == answer)
                .map(Said::suppression)
                .toList();
    }

    private static Collection<Said> latest(List<Event<ContactAnswered>> answers) {
        Map<Address, Said> latest = new HashMap<>();
        answers.stream().map(Said::of).forEach(said -> latest.merge(said.key(), said, RecordAnswers::later));
        return latest.values();
    }

    private static Said later(Said first, Said second) {
        return second.words().occurredAt().isBefore(first.words().occurredAt()) ? first : second;
    }
}
