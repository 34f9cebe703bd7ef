package io.carillon.core.inbox;

import io.carillon.core.recipient.Erasable;
import io.carillon.core.recipient.ErasedPerson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** The table {@code inbox_entries} when a person is erased. */
@ApplicationScoped
class InboxErasureRepository implements Erasable {

    @Override
    public String holds() {
        return "inbox";
    }

    private static final String DELETE = """
            WITH changes AS (
                DELETE FROM inbox_changes
                WHERE tenant_id = $1
                  AND user_id = $2),
            head AS (
                DELETE FROM inbox_heads
                WHERE tenant_id = $1
                  AND user_id = $2)
            DELETE FROM inbox_entries
            WHERE tenant_id = $1
              AND user_id = $2
            """;

    @Override
    public Uni<Integer> erase(SqlClient client, ErasedPerson person) {
        return client.preparedQuery(DELETE)
                .execute(Tuple.of(person.key().tenant().value(), person.key().userId()))
                .map(deleted -> deleted.rowCount());
    }
}
