package io.carillon.core.suppression;

import io.carillon.core.ids.Uuid7;
import io.carillon.core.recipient.Address;
import io.carillon.core.suppression.AnswerRepository.Message;
import io.carillon.core.suppression.AnswerRepository.Said;
import io.carillon.events.ContactAnswered;
import io.carillon.events.ContactAnswered.Answer;
import io.carillon.events.SuppressionReason;
import io.carillon.messaging.Event;
import io.carillon.postgres.TenantTransactions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps the word of people who wrote STOP, until they write START. What counts is when something was written, not when it
 * is heard: an answer heard late ends nothing that was said after it, and one heard again changes nothing. START lifts
 * nothing but an earlier STOP. Of a STOP and a START of the same moment the STOP counts.
 */
@ApplicationScoped
public class RecordAnswers {
    private static final String SOURCE = "receipt";

    private final Pool pipeline;
    private final TenantTransactions transactions;
    private final AnswerRepository answers;
    private final SuppressionRepository suppressions;

    RecordAnswers(
            @ReactiveDataSource("pipeline") Pool pipeline,
            TenantTransactions transactions,
            AnswerRepository answers,
            SuppressionRepository suppressions) {
        this.pipeline = pipeline;
        this.transactions = transactions;
        this.answers = answers;
        this.suppressions = suppressions;
    }

    private record Heard(Said said, String address) {
        static Heard of(Event<ContactAnswered> event) {
            ContactAnswered words = event.data();
            Address from = Address.of(event.tenant(), words.channel(), words.address());
            String id = words.providerMessageId() == null ? event.id() : words.providerMessageId();
            return new Heard(new Said(new Message(from, id), words.answer(), words.occurredAt()), words.address());
        }

        Suppression suppression() {
            Address from = said.message().from();
            UUID id = Uuid7.fresh(said.at());
            return Suppression.of(id, from, address, SuppressionReason.STOP, SOURCE, null, said.at());
        }
    }

    /** Records a poll's answers; completes when they are durable. */
    public Uni<Void> record(List<Event<ContactAnswered>> told) {
        List<Heard> heard = told.stream().map(Heard::of).toList();
        return heard.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions.inTransaction(pipeline, client -> answers.insertNew(client, said(heard))
                        .chain(fresh -> write(client, latest(heard, fresh))));
    }

    private Uni<Void> write(SqlClient client, Collection<Heard> latest) {
        return suppressions
                .liftStops(client, of(latest, Answer.START))
                .chain(() -> suppressions.insertAll(client, of(latest, Answer.STOP)))
                .replaceWithVoid();
    }

    private static List<Said> said(List<Heard> heard) {
        return heard.stream().map(Heard::said).toList();
    }

    private static List<Suppression> of(Collection<Heard> latest, Answer answer) {
        return latest.stream()
                .filter(heard -> heard.said().answer() == answer)
                .map(Heard::suppression)
                .toList();
    }

    /** Of each address the last word among those that were not known. */
    private static Collection<Heard> latest(List<Heard> heard, Set<Message> fresh) {
        Map<Address, Heard> latest = new HashMap<>();
        heard.stream()
                .filter(one -> fresh.contains(one.said().message()))
                .forEach(one -> latest.merge(one.said().message().from(), one, RecordAnswers::later));
        return latest.values();
    }

    private static Heard later(Heard first, Heard second) {
        int order = first.said().at().compareTo(second.said().at());
        boolean isFirst = order > 0 || order == 0 && first.said().answer() == Answer.STOP;
        return isFirst ? first : second;
    }
}
