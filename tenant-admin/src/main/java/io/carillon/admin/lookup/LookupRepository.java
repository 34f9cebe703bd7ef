package io.carillon.admin.lookup;

import io.carillon.admin.json.JsonColumns;
import io.carillon.admin.snapshot.SystemChanges;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Values: the system's with the tenant's laid over them. */
@ApplicationScoped
class LookupRepository {
    private static final UUID SYSTEM = SystemChanges.SYSTEM.value();

    private final JsonColumns json;

    LookupRepository(JsonColumns json) {
        this.json = json;
    }

    /** One row a value: {@code o} is the tenant's, {@code s} the system's; $1 is the tenant and $2 the system. */
    private static final String EFFECTIVE = """
            SELECT * FROM (
                SELECT coalesce(o.type, s.type) AS type, coalesce(o.code, s.code) AS code,
                       coalesce(o.name, s.name) AS name, coalesce(o.description, s.description, '') AS description,
                       coalesce(o.sort_order, s.sort_order, 0) AS sort_order,
                       coalesce(s.enabled, true) AND coalesce(o.enabled, true) AS enabled,
                       (coalesce(s.attributes, '{}') || coalesce(o.attributes, '{}'))::text AS attributes,
                       s.code IS NOT NULL AS in_system, o.code IS NOT NULL AND $1 <> $2 AS own,
                       coalesce(o.revision, 0) AS revision, coalesce(o.updated_at, s.updated_at) AS updated_at
                FROM (SELECT * FROM lookups WHERE tenant_id = $1 AND type = coalesce($3, type)) o
                FULL JOIN (SELECT * FROM lookups WHERE tenant_id = $2 AND type = coalesce($3, type)) s
                  ON o.type = s.type AND o.code = s.code) effective
            """;

    private static final String FIND = EFFECTIVE + """
            WHERE code = $4
            """;

    Uni<Optional<Lookup>> find(SqlClient client, TenantId tenant, String type, String code) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(tenant.value(), SYSTEM, type, code))
                .map(rows -> Rows.first(rows, this::lookup));
    }

    private static final String LIST = EFFECTIVE + """
            WHERE (type, sort_order, code) > ($4, $5, $6)
              AND ($7::boolean IS NULL OR enabled = $7)
            ORDER BY type, sort_order, code
            LIMIT $8
            """;

    /** Effective values, sorted by type, order and code. */
    Uni<List<Lookup>> list(SqlClient client, TenantId tenant, LookupSearch search) {
        Tuple wanted = Tuple.tuple()
                .addUUID(tenant.value())
                .addUUID(SYSTEM)
                .addString(search.type())
                .addString(search.after().type())
                .addInteger(search.after().order())
                .addString(search.after().code())
                .addBoolean(search.enabled())
                .addInteger(search.page().rows());
        return client.preparedQuery(LIST).execute(wanted).map(rows -> Rows.list(rows, this::lookup));
    }

    private static final String PUT = """
            INSERT INTO lookups (tenant_id, type, code, name, description, sort_order, enabled, attributes)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb)
            ON CONFLICT (tenant_id, type, code) DO UPDATE
            SET name = excluded.name, description = excluded.description, sort_order = excluded.sort_order,
                enabled = excluded.enabled, attributes = excluded.attributes, revision = lookups.revision + 1,
                updated_at = now()
            """;

    /** Adds or replaces the tenant's own row. */
    Uni<Void> put(SqlClient client, TenantId tenant, String type, String code, LookupSettings settings) {
        Tuple row = Tuple.tuple()
                .addUUID(tenant.value())
                .addString(type)
                .addString(code)
                .addString(settings.name())
                .addString(settings.description())
                .addInteger(settings.order())
                .addBoolean(settings.enabled())
                .addString(json.write(settings.attributes()));
        return client.preparedQuery(PUT).execute(row).replaceWithVoid();
    }

    private static final String DELETE = """
            DELETE FROM lookups
            WHERE tenant_id = $1
              AND type = $2
              AND code = $3
            """;

    /** Deletes the tenant's own row; what the system has shows again. */
    Uni<Void> delete(SqlClient client, TenantId tenant, String type, String code) {
        return client.preparedQuery(DELETE)
                .execute(Tuple.of(tenant.value(), type, code))
                .replaceWithVoid();
    }

    private Lookup lookup(Row row) {
        return new Lookup(
                row.getString("type"),
                row.getString("code"),
                row.getString("name"),
                row.getString("description"),
                row.getInteger("sort_order"),
                row.getBoolean("enabled"),
                json.object(row.getString("attributes")),
                Origin.of(row.getBoolean("in_system"), row.getBoolean("own")),
                row.getLong("revision"),
                row.getOffsetDateTime("updated_at"));
    }
}
