package io.carillon.core.notification;

import io.carillon.core.recipient.Erasable;
import io.carillon.core.recipient.ErasedPerson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** The table {@code notifications} when a person is erased: it forgets whom they were for, and what callers noted. */
@ApplicationScoped
class NotificationErasureRepository implements Erasable {

    @Override
    public String holds() {
        return "notifications";
    }

    private static final String REDACT = """
            UPDATE notifications
            SET user_id = NULL, metadata = NULL
            WHERE tenant_id = $1
              AND user_id = $2
            """;

    @Override
    public Uni<Integer> erase(SqlClient client, ErasedPerson person) {
        return client.preparedQuery(REDACT)
                .execute(Tuple.of(person.key().tenant().value(), person.key().userId()))
                .map(redacted -> redacted.rowCount());
    }
}
