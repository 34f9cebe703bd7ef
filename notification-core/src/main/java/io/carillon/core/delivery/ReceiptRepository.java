package io.carillon.core.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.events.DeliveryReceipt;
import io.carillon.messaging.Event;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The table {@code deliveries} as receipts find and move it. For the pipeline only. */
@ApplicationScoped
class ReceiptRepository {
    private final DeliveryRows decoder;

    ReceiptRepository(ObjectMapper json) {
        this.decoder = new DeliveryRows(json);
    }

    /** A delivery of a tenant. */
    record Key(TenantId tenant, UUID id) {}

    /** A message as its provider names it. */
    record Message(TenantId tenant, String accountId, String id) {
        static Message of(Event<DeliveryReceipt> receipt) {
            DeliveryReceipt data = receipt.data();
            return new Message(receipt.tenant(), data.providerAccountId(), data.providerMessageId());
        }
    }

    private static final String FIND_MESSAGES = """
            SELECT d.tenant_id, d.provider_account_id, d.provider_message_id, d.id
            FROM unnest($1::uuid[], $2::text[], $3::text[]) AS named (tenant_id, account_id, message_id)
            JOIN deliveries AS d
              ON d.tenant_id = named.tenant_id
             AND d.provider_account_id = named.account_id
             AND d.provider_message_id = named.message_id
            """;

    /** The deliveries of these messages. */
    Uni<Map<Message, UUID>> findMessages(SqlClient client, Collection<Message> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Columns<Message> rows = new Columns<>(List.copyOf(messages));
        return client.preparedQuery(FIND_MESSAGES)
                .execute(Tuple.of(
                        rows.uuids(m -> m.tenant().value()), rows.texts(Message::accountId), rows.texts(Message::id)))
                .map(found -> {
                    Map<Message, UUID> deliveries = new HashMap<>();
                    found.forEach(row -> deliveries.put(
                            new Message(
                                    new TenantId(row.getUUID("tenant_id")),
                                    row.getString("provider_account_id"),
                                    row.getString("provider_message_id")),
                            row.getUUID("id")));
                    return deliveries;
                });
    }

    private static final String LOCK_ALL = """
            SELECT
            """ + DeliveryRows.columnsOf("d") + """

            FROM unnest($1::uuid[], $2::uuid[]) AS named (tenant_id, id)
            JOIN deliveries AS d
              ON d.tenant_id = named.tenant_id
             AND d.id = named.id
            ORDER BY d.id
            FOR UPDATE OF d
            """;

    /** Locks deliveries of any tenants, always in the same order; those that there are. */
    Uni<List<Delivery>> lockAll(SqlClient client, Collection<Key> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Columns<Key> rows = new Columns<>(List.copyOf(keys));
        return client.preparedQuery(LOCK_ALL)
                .execute(Tuple.of(rows.uuids(k -> k.tenant().value()), rows.uuids(Key::id)))
                .map(locked -> Rows.list(locked, decoder::read));
    }

    private static final String MOVE_ALL = """
            UPDATE deliveries AS d
            SET status = m.status, due_at = NULL, reason = m.reason, updated_at = m.occurred_at,
                provider = coalesce(d.provider, m.provider),
                provider_account_id = coalesce(d.provider_account_id, m.provider_account_id),
                provider_message_id = coalesce(d.provider_message_id, m.provider_message_id)
            FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[])
              AS m (tenant_id, id, status, reason, provider, provider_account_id, provider_message_id, occurred_at)
            WHERE d.tenant_id = m.tenant_id
              AND d.id = m.id
            """;

    /** Writes where locked deliveries stand now: one step for each. */
    Uni<Void> moveAll(SqlClient client, List<ReceiptDecision.Step> steps) {
        if (steps.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<ReceiptDecision.Step> rows = new Columns<>(steps);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(s -> s.moved().delivery().tenant().value()))
                .addArrayOfUUID(rows.uuids(s -> s.moved().delivery().id()))
                .addArrayOfString(rows.texts(s -> s.moved().delivery().status().name()))
                .addArrayOfString(rows.texts(s -> s.moved().delivery().reason()))
                .addArrayOfString(rows.texts(s -> s.receipt().provider()))
                .addArrayOfString(rows.texts(s -> s.receipt().providerAccountId()))
                .addArrayOfString(rows.texts(s -> s.receipt().providerMessageId()))
                .addArrayOfOffsetDateTime(rows.times(s -> s.moved().delivery().updatedAt()));
        return client.preparedQuery(MOVE_ALL).execute(values).replaceWithVoid();
    }
}
