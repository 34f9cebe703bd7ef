package io.carillon.core.digest;

import io.carillon.core.recipient.Erasable;
import io.carillon.core.recipient.ErasedPerson;
import io.carillon.core.timeline.Reason;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** The table {@code digest_items} when a person is erased: what a window would have told the person goes. */
@ApplicationScoped
class DigestErasureRepository implements Erasable {

    @Override
    public String holds() {
        return "digestItems";
    }

    private static final String DELETE = """
            DELETE FROM digest_items AS i
            USING deliveries AS d
            WHERE i.tenant_id = $1
              AND d.tenant_id = i.tenant_id
              AND d.id = i.delivery_id
              AND (d.user_id = $2 OR d.address = ANY ($3) OR d.device_tokens && $3 OR d.reason = $4)
            """;

    /** Deliveries may have forgotten the person already; those that waited name the erasure as their reason. */
    @Override
    public Uni<Integer> erase(SqlClient client, ErasedPerson person) {
        return client.preparedQuery(DELETE)
                .execute(Tuple.of(
                        person.key().tenant().value(),
                        person.key().userId(),
                        person.addresses().toArray(String[]::new),
                        Reason.SUBSCRIBER_ERASED.code()))
                .map(deleted -> deleted.rowCount());
    }
}
