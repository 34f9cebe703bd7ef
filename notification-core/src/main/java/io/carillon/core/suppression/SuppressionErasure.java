package io.carillon.core.suppression;

import io.carillon.core.recipient.Erasable;
import io.carillon.core.recipient.ErasedPerson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes a person's addresses out of suppressions; their hashes stay, and with them the promise not to write. */
@ApplicationScoped
class SuppressionErasure implements Erasable {
    private final SuppressionRepository suppressions;

    SuppressionErasure(SuppressionRepository suppressions) {
        this.suppressions = suppressions;
    }

    @Override
    public String holds() {
        return "suppressedAddresses";
    }

    @Override
    public Uni<Integer> erase(SqlClient client, ErasedPerson person) {
        return suppressions.redact(client, person.key().tenant(), person.hashes());
    }
}
