package io.carillon.core.batch;

import io.carillon.core.batch.Chunk.Item;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code notification_batch_chunks} and {@code bulk_notification_items}, as recipients come in. */
@ApplicationScoped
public class ChunkRepository {

    /** A chunk that was taken in before. */
    record Known(String bodyHash, int recipients) {}

    private static final String FIND = """
            SELECT body_hash, recipients
            FROM notification_batch_chunks
            WHERE tenant_id = $1
              AND batch_id = $2
              AND number = $3
            """;

    Uni<Optional<Known>> find(SqlClient client, TenantId tenant, UUID batchId, int number) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(tenant.value(), batchId, number))
                .map(rows ->
                        Rows.first(rows, row -> new Known(row.getString("body_hash"), row.getInteger("recipients"))));
    }

    private static final String INSERT = """
            INSERT INTO notification_batch_chunks (
                tenant_id, batch_id, number, body_hash, recipients, rejected, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (tenant_id, batch_id, number) DO NOTHING
            RETURNING number
            """;

    /** Inserts a chunk with its items; false, and nothing is inserted, when its number was used before. */
    public Uni<Boolean> insert(SqlClient client, Chunk chunk) {
        Tuple values = Tuple.tuple()
                .addUUID(chunk.tenant().value())
                .addUUID(chunk.batchId())
                .addInteger(chunk.number())
                .addString(chunk.bodyHash())
                .addInteger(chunk.accepted())
                .addInteger(chunk.rejected())
                .addOffsetDateTime(Columns.utc(chunk.createdAt()));
        return client.preparedQuery(INSERT)
                .execute(values)
                .chain(rows -> rows.size() == 1
                        ? insertItems(client, chunk).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    private static final String INSERT_ITEMS = """
            INSERT INTO bulk_notification_items (tenant_id, batch_id, number, line, payload, rejection, detail)
            SELECT $1, $2, number, line, payload::jsonb, rejection, detail
            FROM unnest($3::int[], $4::bigint[], $5::text[], $6::text[], $7::text[])
              AS i (number, line, payload, rejection, detail)
            """;

    private Uni<Void> insertItems(SqlClient client, Chunk chunk) {
        Columns<Item> rows = new Columns<>(chunk.items());
        Tuple values = Tuple.tuple()
                .addUUID(chunk.tenant().value())
                .addUUID(chunk.batchId())
                .addArrayOfInteger(rows.integers(Item::number))
                .addArrayOfLong(rows.longs(Item::line))
                .addArrayOfString(rows.texts(Item::payload))
                .addArrayOfString(rows.texts(Item::rejection))
                .addArrayOfString(rows.texts(Item::detail));
        return client.preparedQuery(INSERT_ITEMS).execute(values).replaceWithVoid();
    }
}
