package io.carillon.core.webhook;

import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The table {@code webhook_attempts}. */
@ApplicationScoped
class AttemptRepository {
    private static final String INSERT_ALL = """
            INSERT INTO webhook_attempts (
                tenant_id, message_id, attempt, delivered, code, detail, response_status, response_excerpt, duration_millis,
                finished_at)
            SELECT
                a.tenant_id, a.message_id, a.attempt, a.delivered, a.code, a.detail, a.response_status, a.response_excerpt,
                a.duration_millis, a.finished_at
            FROM unnest(
                $1::uuid[], $2::uuid[], $3::int[], $4::boolean[], $5::text[], $6::text[], $7::int[], $8::text[],
                $9::bigint[], $10::timestamptz[])
              AS a (tenant_id, message_id, attempt, delivered, code, detail, response_status, response_excerpt,
                    duration_millis, finished_at)
            ON CONFLICT (tenant_id, message_id, attempt) DO NOTHING
            """;

    /** Keeps how tries ended. */
    Uni<Void> insertAll(SqlClient client, List<CallOutcome> outcomes) {
        Columns<CallOutcome> rows = new Columns<>(outcomes);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(o -> o.tenant().value()))
                .addArrayOfUUID(rows.uuids(CallOutcome::messageId))
                .addArrayOfInteger(rows.integers(CallOutcome::attempt))
                .addArrayOfBoolean(outcomes.stream().map(CallOutcome::delivered).toArray(Boolean[]::new))
                .addArrayOfString(rows.texts(CallOutcome::code))
                .addArrayOfString(rows.texts(CallOutcome::detail))
                .addArrayOfInteger(rows.integers(o -> o.answer().status()))
                .addArrayOfString(rows.texts(o -> o.answer().excerpt()))
                .addArrayOfLong(rows.longs(o -> o.answer().durationMillis()))
                .addArrayOfOffsetDateTime(rows.times(CallOutcome::finishedAt));
        return client.preparedQuery(INSERT_ALL).execute(values).replaceWithVoid();
    }

    private static final String LIST_OF_MESSAGE = """
            SELECT attempt, delivered, code, detail, response_status, response_excerpt, duration_millis, finished_at
            FROM webhook_attempts
            WHERE tenant_id = $1
              AND message_id = $2
            ORDER BY attempt
            """;

    /** How every try at a message ended, oldest first. */
    Uni<List<AttemptView>> listOfMessage(SqlClient client, TenantId tenant, UUID messageId) {
        return client.preparedQuery(LIST_OF_MESSAGE)
                .execute(Tuple.of(tenant.value(), messageId))
                .map(rows -> Rows.list(rows, AttemptRepository::read));
    }

    private static AttemptView read(Row row) {
        return new AttemptView(
                row.getInteger("attempt"),
                row.getBoolean("delivered"),
                row.getString("code"),
                row.getString("detail"),
                row.getInteger("response_status"),
                row.getString("response_excerpt"),
                row.getLong("duration_millis"),
                row.getOffsetDateTime("finished_at").toInstant());
    }
}
