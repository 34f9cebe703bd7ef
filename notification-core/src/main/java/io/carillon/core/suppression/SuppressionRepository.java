package io.carillon.core.suppression;

import io.carillon.core.recipient.Address;
import io.carillon.events.Channel;
import io.carillon.events.SuppressionReason;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The table {@code suppressions}. */
@ApplicationScoped
public class SuppressionRepository {

    private static final String INSERT_ALL = """
            INSERT INTO suppressions AS s (
                tenant_id, id, channel, address_hash, address, reason, source, note, delivery_id, created_at, stopped_at)
            SELECT
                n.tenant_id, id, n.channel, n.address_hash, address, reason, source, note, delivery_id, created_at,
                CASE WHEN lifted.at IS NULL THEN stopped_at END
            FROM unnest(
                $1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::uuid[], $10::timestamptz[], $11::timestamptz[])
              AS n (
                tenant_id, id, channel, address_hash, address, reason, source, note, delivery_id, created_at, stopped_at)
            CROSS JOIN LATERAL (
                SELECT max(a.said_at) AS at
                FROM contact_answers AS a
                WHERE a.tenant_id = n.tenant_id
                  AND a.channel = n.channel
                  AND a.address_hash = n.address_hash
                  AND a.answer = 'START'
                  AND a.said_at > n.stopped_at) AS lifted
            WHERE reason <> 'stop'
               OR lifted.at IS NULL
            ON CONFLICT (tenant_id, channel, address_hash) DO UPDATE
            SET reason = CASE WHEN s.reason = 'stop' THEN excluded.reason ELSE s.reason END,
                source = CASE WHEN s.reason = 'stop' THEN excluded.source ELSE s.source END,
                note = CASE WHEN s.reason = 'stop' THEN excluded.note ELSE s.note END,
                delivery_id = CASE WHEN s.reason = 'stop' THEN excluded.delivery_id ELSE s.delivery_id END,
                created_at = CASE WHEN s.reason = 'stop' THEN excluded.created_at ELSE s.created_at END,
                stopped_at = greatest(
                    s.stopped_at, excluded.stopped_at, CASE WHEN s.reason = 'stop' THEN s.created_at END)
            WHERE s.reason = 'stop' AND excluded.reason <> 'stop'
               OR excluded.stopped_at > coalesce(
                    s.stopped_at, CASE WHEN s.reason = 'stop' THEN s.created_at ELSE '-infinity' END)
            """;

    /**
     * Adds suppressions. An address that is suppressed already stays so for its first reason, except that one its owner
     * cannot lift takes the place of a STOP; the latest STOP is remembered beside it. A STOP before a known START is none.
     */
    public Uni<Void> insertAll(SqlClient client, List<Suppression> suppressions) {
        if (suppressions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<Suppression> rows = new Columns<>(oneOfEach(suppressions));
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(s -> s.tenant().value()))
                .addArrayOfUUID(rows.uuids(Suppression::id))
                .addArrayOfString(rows.texts(s -> s.channel().wireName()))
                .addArrayOfString(rows.texts(s -> s.key().hash()))
                .addArrayOfString(rows.texts(Suppression::address))
                .addArrayOfString(rows.texts(s -> s.reason().wireName()))
                .addArrayOfString(rows.texts(Suppression::source))
                .addArrayOfString(rows.texts(Suppression::note))
                .addArrayOfUUID(rows.uuids(Suppression::deliveryId))
                .addArrayOfOffsetDateTime(rows.times(Suppression::createdAt))
                .addArrayOfOffsetDateTime(rows.times(Suppression::stoppedAt));
        return client.preparedQuery(INSERT_ALL).execute(values).replaceWithVoid();
    }

    /** One for each address, always in the same order: their rows are locked in it. */
    private static List<Suppression> oneOfEach(List<Suppression> suppressions) {
        Map<String, Suppression> byAddress = new TreeMap<>();
        suppressions.forEach(one -> byAddress.merge(
                one.tenant() + "|" + one.channel() + "|" + one.key().hash(), one, Suppression::and));
        return List.copyOf(byAddress.values());
    }

    private static final String LIFT_STOPS = """
            WITH free AS (
                SELECT tenant_id, channel, address_hash, since
                FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[])
                  AS f (tenant_id, channel, address_hash, since)),
            released AS (
                DELETE FROM suppressions AS s
                USING free
                WHERE s.tenant_id = free.tenant_id
                  AND s.channel = free.channel
                  AND s.address_hash = free.address_hash
                  AND s.reason = 'stop'
                  AND coalesce(s.stopped_at, s.created_at) < free.since)
            UPDATE suppressions AS s
            SET stopped_at = NULL
            FROM free
            WHERE s.tenant_id = free.tenant_id
              AND s.channel = free.channel
              AND s.address_hash = free.address_hash
              AND s.reason <> 'stop'
              AND s.stopped_at < free.since
            """;

    /** Lifts what the owners of addresses asked for before the given moments; other reasons stand. */
    Uni<Void> liftStops(SqlClient client, List<Suppression> freed) {
        if (freed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<Suppression> rows = new Columns<>(freed);
        Tuple values = Tuple.of(
                rows.uuids(s -> s.tenant().value()),
                rows.texts(s -> s.channel().wireName()),
                rows.texts(s -> s.key().hash()),
                rows.times(Suppression::createdAt));
        return client.preparedQuery(LIFT_STOPS).execute(values).replaceWithVoid();
    }

    private static final String FIND_ALL = """
            SELECT s.tenant_id, s.channel, s.address_hash, s.reason
            FROM suppressions AS s
            JOIN unnest($1::uuid[], $2::text[], $3::text[]) AS wanted (tenant_id, channel, address_hash)
              ON s.tenant_id = wanted.tenant_id
             AND s.channel = wanted.channel
             AND s.address_hash = wanted.address_hash
            """;

    /** Which of the addresses, of any tenants, are suppressed: for the pipeline. */
    public Uni<Suppressions> findAll(SqlClient client, Collection<Address> addresses) {
        if (addresses.isEmpty()) {
            return Uni.createFrom().item(Suppressions.NONE);
        }
        Columns<Address> rows = new Columns<>(List.copyOf(addresses));
        Tuple wanted = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(a -> a.tenant().value()))
                .addArrayOfString(rows.texts(a -> a.channel().wireName()))
                .addArrayOfString(rows.texts(Address::hash));
        return client.preparedQuery(FIND_ALL).execute(wanted).map(found -> {
            Map<Address, SuppressionReason> byAddress = new HashMap<>();
            found.forEach(row -> byAddress.put(key(row), reason(row)));
            return new Suppressions(byAddress);
        });
    }

    private static final String COLUMNS = """
            tenant_id, id, channel, address_hash, address, reason, source, note, delivery_id, created_at,
            stopped_at
            """;

    private static final String MATCHING = """
            WHERE tenant_id = $1
              AND ($2::text IS NULL OR channel = $2)
              AND ($3::text IS NULL OR reason = $3)
              AND ($4::text IS NULL OR address_hash = $4)
            """;

    private static final String LIST = "SELECT " + COLUMNS + "FROM suppressions\n" + MATCHING + """
              AND id < $5
            ORDER BY id DESC
            LIMIT $6
            """;

    /** The newest suppressions that match and are older than {@code before}. */
    Uni<List<Suppression>> list(SqlClient client, TenantId tenant, SuppressionFilter filter, UUID before, int limit) {
        return client.preparedQuery(LIST)
                .execute(matching(tenant, filter).addUUID(before).addInteger(limit))
                .map(rows -> Rows.list(rows, SuppressionRepository::read));
    }

    private static final String FIND = """
            SELECT
            """ + COLUMNS + """
            FROM suppressions
            WHERE tenant_id = $1
              AND channel = $2
              AND address_hash = $3
            """;

    /** The suppression of an address. */
    Uni<Optional<Suppression>> find(SqlClient client, Address key) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(key.tenant().value(), key.channel().wireName(), key.hash()))
                .map(rows -> Rows.first(rows, SuppressionRepository::read));
    }

    private static final String DELETE_ALL = """
            DELETE FROM suppressions
            WHERE tenant_id = $1
              AND id = ANY ($2)
            """;

    /** Releases suppressions by id; returns how many there were. */
    Uni<Integer> deleteAll(SqlClient client, TenantId tenant, Collection<UUID> ids) {
        return client.preparedQuery(DELETE_ALL)
                .execute(Tuple.of(tenant.value(), ids.toArray(UUID[]::new)))
                .map(deleted -> deleted.rowCount());
    }

    private static final String DELETE_MATCHING = "DELETE FROM suppressions\n" + MATCHING;

    /** Releases all that match; returns how many there were. */
    Uni<Integer> deleteMatching(SqlClient client, TenantId tenant, SuppressionFilter filter) {
        return client.preparedQuery(DELETE_MATCHING)
                .execute(matching(tenant, filter))
                .map(deleted -> deleted.rowCount());
    }

    private static final String REDACT = """
            UPDATE suppressions
            SET address = NULL
            WHERE tenant_id = $1
              AND address_hash = ANY ($2)
              AND address IS NOT NULL
            """;

    /** Forgets the addresses and keeps their hashes; returns how many there were. */
    Uni<Integer> redact(SqlClient client, TenantId tenant, List<Address> addresses) {
        return client.preparedQuery(REDACT)
                .execute(Tuple.of(
                        tenant.value(), addresses.stream().map(Address::hash).toArray(String[]::new)))
                .map(redacted -> redacted.rowCount());
    }

    private static Tuple matching(TenantId tenant, SuppressionFilter filter) {
        return Tuple.of(tenant.value(), filter.channelName(), filter.reasonName(), filter.addressHash());
    }

    private static Suppression read(Row row) {
        return new Suppression(
                row.getUUID("id"),
                key(row),
                row.getString("address"),
                reason(row),
                row.getString("source"),
                row.getString("note"),
                row.getUUID("delivery_id"),
                row.getOffsetDateTime("created_at").toInstant(),
                Columns.instant(row.getOffsetDateTime("stopped_at")));
    }

    private static Address key(Row row) {
        return new Address(
                new TenantId(row.getUUID("tenant_id")),
                Channel.of(row.getString("channel")),
                row.getString("address_hash"));
    }

    private static SuppressionReason reason(Row row) {
        return SuppressionReason.of(row.getString("reason"));
    }
}
