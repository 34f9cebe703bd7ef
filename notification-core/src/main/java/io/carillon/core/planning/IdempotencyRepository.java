package io.carillon.core.planning;

import io.carillon.core.notification.NotificationRepository;
import io.carillon.core.notification.Origin;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The tables {@code idempotency_keys} and {@code notification_repeats}: the final guard against repeats. */
@ApplicationScoped
class IdempotencyRepository {

    /** Whose a key is. */
    record Key(TenantId tenant, String key) {}

    /** Who used a key first. */
    record Holder(UUID notificationId, String requestHash, Origin origin) {}

    private static final String CLAIM_ALL = """
            INSERT INTO idempotency_keys (
                tenant_id, key, request_hash, notification_id, source_topic, source_partition, source_offset)
            SELECT *
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::int[], $7::bigint[])
            ON CONFLICT (tenant_id, key) DO NOTHING
            """;

    private static final String FIND_HOLDERS = """
            SELECT k.tenant_id, k.key, k.request_hash, k.notification_id,
                   k.source_topic, k.source_partition, k.source_offset
            FROM idempotency_keys AS k
            JOIN unnest($1::uuid[], $2::text[]) AS wanted (tenant_id, key)
              ON k.tenant_id = wanted.tenant_id
             AND k.key = wanted.key
            """;

    /** Claims the keys of all plans that have one; returns who holds each of them now. */
    Uni<Map<Key, Holder>> claimAll(SqlClient client, List<Plan> keyed) {
        if (keyed.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Columns<Plan> rows = new Columns<>(keyed);
        UUID[] tenants = rows.uuids(p -> p.notification().tenant().value());
        String[] keys = rows.texts(Plan::idempotencyKey);
        Tuple claims = Tuple.tuple()
                .addArrayOfUUID(tenants)
                .addArrayOfString(keys)
                .addArrayOfString(rows.texts(Plan::requestHash))
                .addArrayOfUUID(rows.uuids(p -> p.notification().id()))
                .addArrayOfString(rows.texts(p -> p.notification().origin().topic()))
                .addArrayOfInteger(rows.integers(p -> p.notification().origin().partition()))
                .addArrayOfLong(rows.longs(p -> p.notification().origin().offset()));
        Tuple wanted = Tuple.tuple().addArrayOfUUID(tenants).addArrayOfString(keys);
        return client.preparedQuery(CLAIM_ALL)
                .execute(claims)
                .chain(() -> client.preparedQuery(FIND_HOLDERS).execute(wanted))
                .map(found -> {
                    Map<Key, Holder> holders = new HashMap<>();
                    Rows.list(found, IdempotencyRepository::read).forEach(holders::putAll);
                    return holders;
                });
    }

    /** A key as a record claimed it. */
    record Claim(String key, Origin origin) {}

    private static final String RELEASE_ALL = """
            DELETE FROM idempotency_keys AS k
            USING unnest($2::text[], $3::text[], $4::int[], $5::bigint[]) AS c (key, topic, partition, record_offset)
            WHERE k.tenant_id = $1
              AND k.key = c.key
              AND k.source_topic = c.topic
              AND k.source_partition = c.partition
              AND k.source_offset = c.record_offset
            RETURNING k.notification_id, k.source_topic, k.source_partition, k.source_offset
            """;

    /** Gives keys up that these very records claimed; returns the notifications that held them. */
    Uni<List<NotificationRepository.Refused>> releaseAll(SqlClient client, TenantId tenant, List<Claim> claims) {
        if (claims.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Columns<Claim> rows = new Columns<>(claims);
        Tuple values = Tuple.tuple()
                .addUUID(tenant.value())
                .addArrayOfString(rows.texts(Claim::key))
                .addArrayOfString(rows.texts(c -> c.origin().topic()))
                .addArrayOfInteger(rows.integers(c -> c.origin().partition()))
                .addArrayOfLong(rows.longs(c -> c.origin().offset()));
        return client.preparedQuery(RELEASE_ALL)
                .execute(values)
                .map(released -> Rows.list(
                        released,
                        row -> new NotificationRepository.Refused(row.getUUID("notification_id"), origin(row))));
    }

    private static final String INSERT_REPEATS = """
            INSERT INTO notification_repeats (tenant_id, repeat_id, notification_id)
            SELECT *
            FROM unnest($1::uuid[], $2::uuid[], $3::uuid[])
            ON CONFLICT (tenant_id, repeat_id) DO NOTHING
            """;

    /** Remembers ids that were given to repeats, so that reading them leads to the first notification. */
    Uni<Void> insertRepeats(SqlClient client, List<Repeat> repeats) {
        if (repeats.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<Repeat> rows = new Columns<>(repeats);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(r -> r.tenant().value()))
                .addArrayOfUUID(rows.uuids(Repeat::repeatId))
                .addArrayOfUUID(rows.uuids(Repeat::firstId));
        return client.preparedQuery(INSERT_REPEATS).execute(values).replaceWithVoid();
    }

    private static Map<Key, Holder> read(Row row) {
        return Map.of(
                new Key(new TenantId(row.getUUID("tenant_id")), row.getString("key")),
                new Holder(row.getUUID("notification_id"), row.getString("request_hash"), origin(row)));
    }

    private static Origin origin(Row row) {
        return new Origin(
                row.getString("source_topic"), row.getInteger("source_partition"), row.getLong("source_offset"));
    }
}
