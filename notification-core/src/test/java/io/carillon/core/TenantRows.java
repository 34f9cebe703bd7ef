package io.carillon.core;

import io.carillon.tenancy.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Plants rows of a tenant in tables that no request of a test fills. */
final class TenantRows {
    private TenantRows() {}

    static void digestOf(String tenant) {
        DatabaseProbe.change("INSERT INTO core.digests VALUES ('%s', 'row-level', '%s', 'infinity', 1)"
                .formatted(tenant, UUID.randomUUID()));
        DatabaseProbe.change("INSERT INTO core.digest_items VALUES ('%s', '%s', '%s', '{}')"
                .formatted(tenant, UUID.randomUUID(), UUID.randomUUID()));
    }

    static void waitingOf(String tenant) {
        DatabaseProbe.change("INSERT INTO core.outbox (tenant_id, topic, event_id, type, data, created_at) "
                + "VALUES ('%s', 'carillon.inbox', 'e', 't', '{}', 'infinity')".formatted(tenant));
        DatabaseProbe.change("INSERT INTO core.dead_letters (tenant_id, id, kind, state, reason, died_at) "
                + "VALUES ('%s', '%s', 'RECORD', 'OPEN', 'test', now())".formatted(tenant, UUID.randomUUID()));
        DatabaseProbe.change("INSERT INTO core.waiting_requests (tenant_id, id, lane, attempts, due_at, source, "
                + "event_id, source_topic, source_partition, source_offset, produced_at, data) VALUES ('%s', "
                        .formatted(tenant)
                + "gen_random_uuid(), 'normal', 1, 'infinity', '/t', 'e', 't', 0, 0, now(), '{}')");
        DatabaseProbe.change("INSERT INTO core.early_receipts (tenant_id, event_id, data, looks, arrived_at, due_at) "
                + "VALUES ('%s', '%s', '{}', 0, now(), 'infinity')".formatted(tenant, UUID.randomUUID()));
    }

    static void answersOf(String tenant) {
        DatabaseProbe.change("INSERT INTO core.contact_answers VALUES ('%s', 'sms', 'h', '%s', 'START', now())"
                .formatted(tenant, UUID.randomUUID()));
    }

    static void inboxOrderOf(String tenant) {
        UUID user = UUID.randomUUID();
        DatabaseProbe.change("INSERT INTO core.inbox_heads VALUES ('%s', '%s', 1)".formatted(tenant, user));
        DatabaseProbe.change("INSERT INTO core.inbox_changes VALUES ('%s', '%s', 1, '%s', 'CREATED', now())"
                .formatted(tenant, user, user));
    }

    static void webhooksOf(String tenant) {
        UUID message = UUID.randomUUID();
        DatabaseProbe.change(
                "INSERT INTO core.webhook_messages (tenant_id, id, endpoint_id, event_type, payload, status, "
                        + "asked, attempt, failures, created_at) VALUES "
                        + "('%s', '%s', gen_random_uuid(), 't', '{}', 'FAILED', false, 1, 1, now())"
                                .formatted(tenant, message));
        DatabaseProbe.change(
                "INSERT INTO core.webhook_attempts (tenant_id, message_id, attempt, delivered, finished_at) VALUES "
                        + "('%s', '%s', 1, false, now())".formatted(tenant, message));
        DatabaseProbe.change(
                "INSERT INTO core.webhook_endpoint_states (tenant_id, endpoint_id, last_message_at) VALUES "
                        + "('%s', gen_random_uuid(), now())".formatted(tenant));
    }

    static void batchOf(String tenant, String id) {
        DatabaseProbe.change("INSERT INTO core.notification_batches "
                + "(tenant_id, id, kind, state, request, lane, created_at, completed_at) VALUES "
                + "('%s', '%s', 'batch', 'COMPLETED', '{}', 'bulk', now(), now())".formatted(tenant, id));
        DatabaseProbe.change("INSERT INTO core.bulk_notification_jobs VALUES ('%s', '%s', 'a.csv', ',', '[]')"
                .formatted(tenant, id));
        DatabaseProbe.change("INSERT INTO core.notification_batch_chunks VALUES "
                + "('%s', '%s', 1, null, 1, 0, now(), now())".formatted(tenant, id));
        DatabaseProbe.change("INSERT INTO core.bulk_notification_items VALUES ('%s', '%s', 1, 1, '{}', null, null)"
                .formatted(tenant, id));
    }

    static void peopleOf(TenantId tenant, String user) {
        as(tenant, "INSERT INTO subscribers (tenant_id, user_id) VALUES ('%s', '%s')".formatted(tenant, user));
        as(
                tenant,
                "INSERT INTO contacts (tenant_id, id, user_id, channel, address, address_hash) "
                        + "VALUES ('%s', gen_random_uuid(), '%s', 'email', 'a@example.com', 'h')"
                                .formatted(tenant, user));
        as(
                tenant,
                "INSERT INTO notification_preferences (tenant_id, subject) VALUES ('%s', 'user:%s')"
                        .formatted(tenant, user));
        as(
                tenant,
                "INSERT INTO suppressions (tenant_id, id, channel, address_hash, reason, source, created_at) "
                        + "VALUES ('%s', gen_random_uuid(), 'email', '%s', 'manual', 'api', now())"
                                .formatted(tenant, user));
    }

    /** Changes rows as the API role may on behalf of one tenant. */
    private static void as(TenantId tenant, String statement) {
        try (Connection api = DatabaseProbe.as("carillon_core_api", "CORE_DB_API_PASSWORD");
                Statement running = api.createStatement()) {
            running.execute("SET app.tenant_id = '" + tenant + "'");
            running.execute(statement);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
