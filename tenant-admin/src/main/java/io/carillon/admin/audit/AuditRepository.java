package io.carillon.admin.audit;

import io.carillon.admin.IdSource;
import io.carillon.admin.access.Actor;
import io.carillon.admin.json.JsonColumns;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
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
}
