package io.carillon.core.escalation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.core.delivery.Delivery;
import io.carillon.core.delivery.DeliveryRows;
import io.carillon.core.delivery.Moved;
import io.carillon.core.timeline.Reason;
import io.carillon.events.EscalationStep.Reaction;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The table {@code deliveries} as steps of escalations. */
@ApplicationScoped
class EscalationRepository {
    private final DeliveryRows decoder;

    EscalationRepository(ObjectMapper json) {
        this.decoder = new DeliveryRows(json);
    }

    private static final String FIND_ANSWERED = """
            SELECT d.id
            FROM unnest($1::uuid[], $2::uuid[]) AS due (tenant_id, id)
            JOIN deliveries AS d
              ON d.tenant_id = due.tenant_id
             AND d.id = due.id
            WHERE EXISTS (
                SELECT 1
                FROM deliveries AS before
                LEFT JOIN inbox_entries AS e
                  ON e.tenant_id = before.tenant_id
                 AND e.id = before.id
                WHERE before.tenant_id = d.tenant_id
                  AND before.notification_id = d.notification_id
                  AND before.escalation_step < d.escalation_step
                  AND (before.status IN ('OPENED', 'CLICKED')
                       OR e.read_at IS NOT NULL
                       OR e.archived_at IS NOT NULL
                       OR (d.escalation_unless = 'SEEN' AND e.seen_at IS NOT NULL)))
            """;

    /** Which of these steps the recipient has made needless by reacting to an earlier one. */
    Uni<Set<UUID>> findAnswered(SqlClient client, List<Delivery> steps) {
        Columns<Delivery> rows = new Columns<>(steps);
        return client.preparedQuery(FIND_ANSWERED)
                .execute(Tuple.of(rows.uuids(d -> d.tenant().value()), rows.uuids(Delivery::id)))
                .map(found -> new HashSet<>(Rows.list(found, row -> row.getUUID("id"))));
    }

    private static final String STOP = """
            UPDATE deliveries AS d
            SET status = 'SKIPPED', reason = $5, due_at = NULL, updated_at = $4
            WHERE d.tenant_id = $1
              AND d.notification_id = ANY ($2)
              AND d.escalation_step > 0
              AND d.escalation_unless = ANY ($3)
              AND d.status = 'SCHEDULED'
            RETURNING old.status AS previous,
            """ + DeliveryRows.columnsOf("d");

    /** Ends the waiting steps that one of the reactions makes needless; returns those that ended. */
    Uni<List<Moved>> stop(
            SqlClient client,
            TenantId tenant,
            Collection<UUID> notifications,
            Collection<Reaction> reactions,
            Instant now) {
        return client.preparedQuery(STOP)
                .execute(Tuple.of(
                        tenant.value(),
                        notifications.toArray(UUID[]::new),
                        reactions.stream().map(Reaction::name).toArray(String[]::new),
                        Columns.utc(now),
                        Reason.ESCALATION_ANSWERED.code()))
                .map(stopped -> Rows.list(stopped, decoder::readMoved));
    }

    private static final String STOP_AFTER = """
            UPDATE deliveries AS d
            SET status = 'SKIPPED', reason = $5, due_at = NULL, updated_at = $4
            FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS read (tenant_id, notification_id, step)
            WHERE d.tenant_id = read.tenant_id
              AND d.notification_id = read.notification_id
              AND d.escalation_step > read.step
              AND d.status = 'SCHEDULED'
            RETURNING old.status AS previous,
            """ + DeliveryRows.columnsOf("d");

    /** Ends the waiting steps after these that were read, of any tenant: for the pipeline. Returns those that ended. */
    Uni<List<Moved>> stopAfter(SqlClient client, List<Delivery> read, Instant now) {
        Columns<Delivery> rows = new Columns<>(read);
        return client.preparedQuery(STOP_AFTER)
                .execute(Tuple.of(
                        rows.uuids(d -> d.tenant().value()),
                        rows.uuids(Delivery::notificationId),
                        rows.integers(d -> d.step().number()),
                        Columns.utc(now),
                        Reason.ESCALATION_ANSWERED.code()))
                .map(stopped -> Rows.list(stopped, decoder::readMoved));
    }

    private static final String HURRY_NEXT = """
            WITH next AS (
                SELECT DISTINCT ON (d.tenant_id, d.notification_id) d.tenant_id, d.id, d.status
                FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS ended (tenant_id, notification_id, step)
                JOIN deliveries AS d
                  ON d.tenant_id = ended.tenant_id
                 AND d.notification_id = ended.notification_id
                 AND d.escalation_step > ended.step
                WHERE d.status NOT IN ('BOUNCED', 'FAILED', 'EXPIRED', 'SUPPRESSED', 'SKIPPED', 'CANCELLED')
                ORDER BY d.tenant_id, d.notification_id, d.escalation_step)
            UPDATE deliveries AS d
            SET due_at = $4, updated_at = $4
            FROM next
            WHERE d.tenant_id = next.tenant_id
              AND d.id = next.id
              AND d.status = 'SCHEDULED'
              AND d.due_at > $4
            RETURNING
            """ + DeliveryRows.columnsOf("d");

    /**
     * Makes the steps that follow ended ones due at once, unless one of them is under way already; returns those it made
     * due.
     */
    Uni<List<Delivery>> hurryNext(SqlClient client, List<Delivery> ended, Instant now) {
        Columns<Delivery> rows = new Columns<>(ended);
        return client.preparedQuery(HURRY_NEXT)
                .execute(Tuple.of(
                        rows.uuids(d -> d.tenant().value()),
                        rows.uuids(Delivery::notificationId),
                        rows.integers(d -> d.step().number()),
                        Columns.utc(now)))
                .map(hurried -> Rows.list(hurried, decoder::read));
    }
}
