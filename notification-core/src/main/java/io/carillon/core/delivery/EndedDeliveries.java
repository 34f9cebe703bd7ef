package io.carillon.core.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;

/** What follows in the same transaction when deliveries ended without reaching their recipient. */
public interface EndedDeliveries {

    /** Follows up; constant statements, none when nothing follows. Safe to repeat. */
    Uni<Void> follow(SqlClient client, List<Delivery> moved);
}
