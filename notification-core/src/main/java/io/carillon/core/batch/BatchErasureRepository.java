package io.carillon.core.batch;

import io.carillon.core.recipient.Erasable;
import io.carillon.core.recipient.ErasedPerson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * The table {@code bulk_notification_items} when a person is erased: rows that name the person go, and those that still
 * waited to be fed count as dropped, so that the batch's figures go on adding up.
 */
@ApplicationScoped
class BatchErasureRepository implements Erasable {

    @Override
    public String holds() {
        return "bulkItems";
    }

    private static final String HOLD = """
            SELECT id
            FROM notification_batches
            WHERE tenant_id = $1
              AND EXISTS (
                  SELECT 1
                  FROM bulk_notification_items AS i
                  WHERE i.tenant_id = $1
                    AND i.batch_id = notification_batches.id)
            ORDER BY id
            FOR UPDATE
            """;

    private static final String DROP = """
            WITH gone AS (
                DELETE FROM bulk_notification_items AS i
                WHERE i.tenant_id = $1
                  AND EXISTS (
                      SELECT 1
                      FROM unnest($2::text[]) AS known (word)
                      WHERE position(lower(known.word) IN lower(i.payload::text)) > 0)
                RETURNING i.batch_id, i.rejection),
            counted AS (
                UPDATE notification_batches AS b
                SET dropped = b.dropped + waited.rows
                FROM (
                    SELECT batch_id, count(*) AS rows
                    FROM gone
                    WHERE rejection IS NULL
                    GROUP BY batch_id) AS waited
                WHERE b.tenant_id = $1
                  AND b.id = waited.batch_id)
            SELECT count(*)::int AS removed
            FROM gone
            """;

    /** Holds the batches first, as feeding does, so that nobody waits in a circle. */
    @Override
    public Uni<Integer> erase(SqlClient client, ErasedPerson person) {
        List<String> words = new ArrayList<>(person.addresses());
        words.add('"' + person.key().userId() + '"');
        return client.preparedQuery(HOLD)
                .execute(Tuple.of(person.key().tenant().value()))
                .chain(() -> client.preparedQuery(DROP)
                        .execute(Tuple.of(person.key().tenant().value(), words.toArray(String[]::new))))
                .map(rows -> rows.iterator().next().getInteger("removed"));
    }
}
