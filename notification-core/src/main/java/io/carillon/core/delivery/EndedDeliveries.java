package io.carillon.core.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;

/** What follows in the same transaction when deliveries ended without reaching their recipient, or were reacted to. */
public interface EndedDeliveries {

    /** Follows up; constant statements, none when nothing follows. Safe to repeat. */
    Uni<Void> follow(SqlClient client, List<Delivery> moved);

    /** Ends what opening or clicking made needless; returns it, to be counted and told. Constant statements, safe to repeat. */
    Uni<List<Moved>> answer(SqlClient client, List<Delivery> moved);
}
