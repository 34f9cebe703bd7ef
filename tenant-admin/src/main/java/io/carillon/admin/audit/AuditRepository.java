package io.carillon.admin.audit;

import io.carillon.admin.IdSource;
import io.carillon.admin.access.Actor;
import io.carillon.admin.http.PageRequest;
import io.carillon.admin.json.JsonColumns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/** The audit log's table. */
@ApplicationScoped
public class AuditRepository {
    private final IdSource ids;
    private final JsonColumns json;

    AuditRepository(IdSource ids, JsonColumns json) {
        this.ids = ids;
        this.json = json;
    }

    private static final String APPEND = """
            INSERT INTO audit_log (tenant_id, id, actor, actor_name, actor_kind, action, object_type, object_id,
                                   before, after, request_id, source_address)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::text::jsonb, $10::text::jsonb, $11, $12)
            """;

    public Uni<Void> append(SqlClient client, TenantId tenant, Actor actor, AuditEntry entry) {
        Tuple row = Tuple.tuple()
                .addUUID(tenant.value())
                .addUUID(ids.next())
                .addString(actor.subject())
                .addString(actor.name())
                .addString(actor.kind().name().toLowerCase(Locale.ROOT))
                .addString(entry.action())
                .addString(entry.objectType())
                .addString(entry.objectId())
                .addString(json.write(entry.before()))
                .addString(json.write(entry.after()))
                .addString(actor.requestId())
                .addString(actor.sourceAddress());
        return client.preparedQuery(APPEND).execute(row).replaceWithVoid();
    }

    private static final String IS_ANY = """
            SELECT 1
            FROM audit_log
            WHERE tenant_id = $1
            LIMIT 1
            """;

    Uni<Boolean> isAny(SqlClient client, TenantId tenant) {
        return client.preparedQuery(IS_ANY).execute(Tuple.of(tenant.value())).map(rows -> rows.size() == 1);
    }

    private static final String LIST = """
            SELECT id, at, actor, actor_name, actor_kind, action, object_type, object_id,
                   before::text AS before, after::text AS after, request_id, source_address
            FROM audit_log
            WHERE tenant_id = $1
              AND id < $2
              AND ($3::text IS NULL OR actor = $3 OR actor_name = $3)
              AND ($4::text IS NULL OR action = $4)
              AND ($5::text IS NULL OR object_type = $5)
              AND ($6::text IS NULL OR object_id = $6)
              AND ($7::timestamptz IS NULL OR at >= $7)
              AND ($8::timestamptz IS NULL OR at < $8)
            ORDER BY id DESC
            LIMIT $9
            """;

    Uni<List<AuditRecord>> list(SqlClient client, TenantId tenant, AuditSearch.Filter filter, PageRequest page) {
        Tuple wanted = Tuple.tuple()
                .addUUID(tenant.value())
                .addUUID(page.beforeId())
                .addString(filter.actor())
                .addString(filter.action())
                .addString(filter.objectType())
                .addString(filter.objectId())
                .addOffsetDateTime(filter.from())
                .addOffsetDateTime(filter.to())
                .addInteger(page.rows());
        return client.preparedQuery(LIST).execute(wanted).map(rows -> Rows.list(rows, this::record));
    }

    private AuditRecord record(Row row) {
        return new AuditRecord(
                row.getUUID("id"),
                row.getOffsetDateTime("at"),
                row.getString("actor"),
                row.getString("actor_name"),
                row.getString("actor_kind"),
                row.getString("action"),
                row.getString("object_type"),
                row.getString("object_id"),
                json.any(row.getString("before")),
                json.any(row.getString("after")),
                row.getString("request_id"),
                row.getString("source_address"));
    }
}
