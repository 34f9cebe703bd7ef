package io.carillon.core.deadletter;

import io.carillon.core.deadletter.StoredLetter.Coordinates;
import io.carillon.core.deadletter.StoredLetter.Kind;
import io.carillon.core.deadletter.StoredLetter.State;
import io.carillon.events.Channel;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The table {@code dead_letters}. */
@ApplicationScoped
public class DeadLetterRepository {

    /** A delivery that may have a letter. */
    public record Dead(TenantId tenant, UUID deliveryId) {}

    private static final String INSERT_ALL = """
            INSERT INTO dead_letters (
                tenant_id, id, kind, state, topic, partition, record_offset, record_key, headers, payload,
                notification_id, delivery_id, channel, attempt, reason, detail, died_at)
            SELECT
                tenant_id, id, kind, state, topic, partition, record_offset, record_key, headers::jsonb, payload,
                notification_id, delivery_id, channel, attempt, reason, detail, died_at
            FROM unnest(
                $1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::int[], $7::bigint[], $8::text[],
                $9::text[], $10::bytea[], $11::uuid[], $12::uuid[], $13::text[], $14::int[], $15::text[], $16::text[],
                $17::timestamptz[])
              AS l (
                tenant_id, id, kind, state, topic, partition, record_offset, record_key, headers, payload,
                notification_id, delivery_id, channel, attempt, reason, detail, died_at)
            ON CONFLICT (tenant_id, id) DO NOTHING
            """;

    /** Keeps letters; one that is kept already stays as it is. */
    public Uni<Void> insertAll(SqlClient client, List<StoredLetter> letters) {
        if (letters.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<StoredLetter> rows = new Columns<>(letters);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(l -> l.tenant().value()))
                .addArrayOfUUID(rows.uuids(StoredLetter::id))
                .addArrayOfString(rows.texts(l -> l.kind().name()))
                .addArrayOfString(rows.texts(l -> l.state().name()))
                .addArrayOfString(rows.texts(l -> of(l.from(), Coordinates::topic)))
                .addArrayOfInteger(rows.integers(l -> of(l.from(), Coordinates::partition)))
                .addArrayOfLong(rows.longs(l -> of(l.from(), Coordinates::offset)))
                .addArrayOfString(rows.texts(StoredLetter::key))
                .addArrayOfString(rows.json(StoredLetter::headers))
                .addValue(letters.stream()
                        .map(l -> of(l.payload(), Buffer::buffer))
                        .toArray(Buffer[]::new))
                .addArrayOfUUID(rows.uuids(StoredLetter::notificationId))
                .addArrayOfUUID(rows.uuids(StoredLetter::deliveryId))
                .addArrayOfString(rows.texts(l -> of(l.channel(), Channel::wireName)))
                .addArrayOfInteger(rows.integers(StoredLetter::attempt))
                .addArrayOfString(rows.texts(StoredLetter::reason))
                .addArrayOfString(rows.texts(StoredLetter::detail))
                .addArrayOfOffsetDateTime(rows.times(StoredLetter::diedAt));
        return client.preparedQuery(INSERT_ALL).execute(values).replaceWithVoid();
    }

    private static final String COLUMNS = """
            tenant_id, id, kind, state, topic, partition, record_offset, record_key, headers, payload, notification_id,
            delivery_id, channel, attempt, reason, detail, died_at, redriven_at, redriven_by, resolved_at
            """;

    private static final String FILTER = """
              AND ($4::text IS NULL OR state = $4)
              AND ($5::text IS NULL OR kind = $5)
              AND ($6::text IS NULL OR topic = $6)
              AND ($7::text IS NULL OR reason = $7)
              AND ($8::text IS NULL OR channel = $8)
              AND ($9::timestamptz IS NULL OR died_at >= $9)
              AND ($10::timestamptz IS NULL OR died_at < $10)
            ORDER BY id DESC
            LIMIT $3
            """;

    private static final String LIST = """
            SELECT
            """ + COLUMNS + """
            FROM dead_letters
            WHERE tenant_id = $1
              AND id < $2
            """ + FILTER;

    /** A page, newest first, below the id {@code before}. */
    public Uni<List<StoredLetter>> list(
            SqlClient client, TenantId tenant, LetterFilter filter, UUID before, int limit) {
        return client.preparedQuery(LIST)
                .execute(values(tenant, before, limit, filter))
                .map(rows -> Rows.list(rows, DeadLetterRepository::read));
    }

    private static final String FIND = """
            SELECT
            """ + COLUMNS + """
            FROM dead_letters
            WHERE tenant_id = $1
              AND id = $2
            """;

    /** One letter. */
    public Uni<Optional<StoredLetter>> find(SqlClient client, TenantId tenant, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(tenant.value(), id))
                .map(rows -> Rows.first(rows, DeadLetterRepository::read));
    }

    /** Locks one letter, waiting for whoever has it. */
    public Uni<Optional<StoredLetter>> lock(SqlClient client, TenantId tenant, UUID id) {
        return client.preparedQuery(FIND + "FOR UPDATE")
                .execute(Tuple.of(tenant.value(), id))
                .map(rows -> Rows.first(rows, DeadLetterRepository::read));
    }

    /** Locks letters that are meant, the newest first; those somebody else is just looking after are left out. */
    public Uni<List<StoredLetter>> lockAll(
            SqlClient client, TenantId tenant, LetterFilter filter, UUID before, int limit) {
        return client.preparedQuery(LIST + "FOR UPDATE SKIP LOCKED")
                .execute(values(tenant, before, limit, filter))
                .map(rows -> Rows.list(rows, DeadLetterRepository::read));
    }

    private static final String MARK_REDRIVEN = """
            UPDATE dead_letters
            SET state = 'REDRIVEN', redriven_at = $3, redriven_by = $4
            WHERE tenant_id = $1
              AND id = ANY ($2)
              AND state = 'OPEN'
            """;

    /** Notes that letters were re-driven. */
    public Uni<Void> markRedriven(SqlClient client, TenantId tenant, List<UUID> ids, Instant now, String by) {
        return client.preparedQuery(MARK_REDRIVEN)
                .execute(Tuple.of(tenant.value(), ids.toArray(UUID[]::new), Columns.utc(now), by))
                .replaceWithVoid();
    }

    private static final String RESOLVE = """
            WITH settled AS (
                SELECT l.tenant_id, l.id
                FROM unnest($1::uuid[], $2::uuid[]) AS named (tenant_id, delivery_id)
                JOIN dead_letters AS l
                  ON l.tenant_id = named.tenant_id
                 AND l.delivery_id = named.delivery_id
                 AND l.state = 'OPEN'
                JOIN deliveries AS d
                  ON d.tenant_id = l.tenant_id
                 AND d.id = l.delivery_id
                 AND d.status IN ('DELIVERED', 'OPENED', 'CLICKED', 'BOUNCED')
                FOR UPDATE OF l SKIP LOCKED)
            UPDATE dead_letters AS l
            SET state = 'RESOLVED', resolved_at = $3
            FROM settled
            WHERE l.tenant_id = settled.tenant_id
              AND l.id = settled.id
            """;

    /**
     * Closes the open letters of those deliveries of which a provider told meanwhile what became of them. Letters that
     * somebody is just re-driving are left to him: he locks letter and delivery in the other order, and closes it himself.
     */
    public Uni<Void> resolve(SqlClient client, List<Dead> deliveries, Instant now) {
        if (deliveries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<Dead> rows = new Columns<>(deliveries);
        return client.preparedQuery(RESOLVE)
                .execute(Tuple.of(rows.uuids(d -> d.tenant().value()), rows.uuids(Dead::deliveryId), Columns.utc(now)))
                .replaceWithVoid();
    }

    private static Tuple values(TenantId tenant, UUID before, int limit, LetterFilter filter) {
        return Tuple.tuple()
                .addUUID(tenant.value())
                .addUUID(before)
                .addInteger(limit)
                .addString(of(filter.state(), State::name))
                .addString(of(filter.kind(), Kind::name))
                .addString(filter.topic())
                .addString(filter.reason())
                .addString(of(filter.channel(), Channel::wireName))
                .addOffsetDateTime(Columns.utc(filter.from()))
                .addOffsetDateTime(Columns.utc(filter.to()));
    }

    private static StoredLetter read(Row row) {
        return new StoredLetter(
                new TenantId(row.getUUID("tenant_id")),
                row.getUUID("id"),
                Kind.valueOf(row.getString("kind")),
                State.valueOf(row.getString("state")),
                of(
                        row.getString("topic"),
                        topic -> new Coordinates(topic, row.getInteger("partition"), row.getLong("record_offset"))),
                row.getString("record_key"),
                Columns.textMap(row.getJsonObject("headers")),
                of(row.get(Buffer.class, "payload"), Buffer::getBytes),
                row.getUUID("notification_id"),
                row.getUUID("delivery_id"),
                of(row.getString("channel"), Channel::of),
                row.getInteger("attempt"),
                row.getString("reason"),
                row.getString("detail"),
                row.getOffsetDateTime("died_at").toInstant(),
                Columns.instant(row.getOffsetDateTime("redriven_at")),
                row.getString("redriven_by"),
                Columns.instant(row.getOffsetDateTime("resolved_at")));
    }

    private static <A, B> B of(A value, Function<A, B> reading) {
        return value == null ? null : reading.apply(value);
    }
}
