package io.carillon.core.deadletter;

import io.carillon.core.recipient.Erasable;
import io.carillon.core.recipient.ErasedPerson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** The table {@code dead_letters} when a person is erased: letters that name the person go, for they cannot be re-driven. */
@ApplicationScoped
class DeadLetterErasureRepository implements Erasable {

    @Override
    public String holds() {
        return "deadLetters";
    }

    private static final String DELETE = """
            DELETE FROM dead_letters AS l
            WHERE l.tenant_id = $1
              AND EXISTS (
                  SELECT 1
                  FROM unnest($2::text[]) AS known (word)
                  WHERE position(
                      lower(known.word) IN lower(concat_ws(
                          ' ', encode(l.payload, 'escape'), l.detail, l.record_key, l.headers::text))) > 0)
            """;

    @Override
    public Uni<Integer> erase(SqlClient client, ErasedPerson person) {
        List<String> words = new ArrayList<>(person.addresses());
        words.add('"' + person.key().userId() + '"');
        return client.preparedQuery(DELETE)
                .execute(Tuple.of(person.key().tenant().value(), words.toArray(String[]::new)))
                .map(deleted -> deleted.rowCount());
    }
}
