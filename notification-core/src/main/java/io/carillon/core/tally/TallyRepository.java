package io.carillon.core.tally;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The table {@code batch_counters}. Every transaction that plans a notification or moves a delivery calls this with what
 * it moved, as its last statement: counters are hot rows, and locked last, always in the same order, they are locked
 * briefly and never in a circle.
 */
@ApplicationScoped
public class TallyRepository {

    private static final String ADD_ALL = """
            INSERT INTO batch_counters AS c (tenant_id, batch_id, channel, status, amount)
            SELECT tenant_id, batch_id, channel, status, amount
            FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bigint[]) WITH ORDINALITY
              AS d (tenant_id, batch_id, channel, status, amount, position)
            ORDER BY position
            ON CONFLICT (tenant_id, batch_id, channel, status) DO UPDATE
            SET amount = c.amount + excluded.amount
            """;

    /** Adds what moved to the counters of its batches; what belongs to no batch is not counted. */
    public Uni<Void> addAll(SqlClient client, List<Shift> shifts) {
        List<Delta> deltas = Delta.of(shifts);
        if (deltas.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<Delta> rows = new Columns<>(deltas);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(d -> d.tenant().value()))
                .addArrayOfUUID(rows.uuids(Delta::batchId))
                .addArrayOfString(rows.texts(Delta::channel))
                .addArrayOfString(rows.texts(Delta::status))
                .addArrayOfLong(rows.longs(Delta::amount));
        return client.preparedQuery(ADD_ALL).execute(values).replaceWithVoid();
    }

    private static final String LIST_ALL = """
            SELECT batch_id, channel, status, amount
            FROM batch_counters
            WHERE tenant_id = $1
              AND batch_id = ANY($2)
            """;

    /** The counters of several batches; none for a batch of which nothing was planned yet. */
    public Uni<Map<UUID, List<Counter>>> listAll(SqlClient client, TenantId tenant, List<UUID> batchIds) {
        return client.preparedQuery(LIST_ALL)
                .execute(Tuple.of(tenant.value(), batchIds.toArray(UUID[]::new)))
                .map(rows -> Rows.list(rows, row -> Map.entry(row.getUUID("batch_id"), counter(row))).stream()
                        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList()))));
    }

    private static Counter counter(Row row) {
        return new Counter(row.getString("channel"), row.getString("status"), row.getLong("amount"));
    }

    private static final String LIST = """
            SELECT channel, status, amount
            FROM batch_counters
            WHERE tenant_id = $1
              AND batch_id = $2
            """;

    /** A batch's counters, all as of one moment. */
    public Uni<List<Counter>> list(SqlClient client, TenantId tenant, UUID batchId) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(tenant.value(), batchId))
                .map(rows -> Rows.list(rows, TallyRepository::counter));
    }
}
