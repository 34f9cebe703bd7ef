package io.carillon.admin.lookup;

import io.carillon.admin.http.PageRequest;
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

/** Types of lookups: the system's and the tenant's own. */
@ApplicationScoped
class LookupTypeRepository {
    private static final UUID SYSTEM = SystemChanges.SYSTEM.value();

    private static final String FIND = """
            SELECT tenant_id, code, name, description, extensible, revision, updated_at
            FROM lookup_types
            WHERE tenant_id IN ($1, $2)
              AND code = $3
            """;

    Uni<Optional<LookupType>> find(SqlClient client, TenantId tenant, String code) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(tenant.value(), SYSTEM, code))
                .map(rows -> Rows.first(rows, LookupTypeRepository::type));
    }

    private static final String LIST = """
            SELECT tenant_id, code, name, description, extensible, revision, updated_at
            FROM lookup_types
            WHERE tenant_id IN ($1, $2)
              AND code > $3
            ORDER BY code
            LIMIT $4
            """;

    Uni<List<LookupType>> list(SqlClient client, TenantId tenant, PageRequest page) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(tenant.value(), SYSTEM, page.afterText(), page.rows()))
                .map(rows -> Rows.list(rows, LookupTypeRepository::type));
    }

    private static final String INSERT = """
            INSERT INTO lookup_types (tenant_id, code, name, description, extensible)
            VALUES ($1, $2, $3, $4, true)
            RETURNING tenant_id, code, name, description, extensible, revision, updated_at
            """;

    Uni<LookupType> insert(SqlClient client, TenantId tenant, LookupTypeRequest request) {
        return client.preparedQuery(INSERT)
                .execute(Tuple.of(tenant.value(), request.code(), request.name(), request.descriptionOrEmpty()))
                .map(rows -> type(rows.iterator().next()));
    }

    private static final String UPDATE = """
            UPDATE lookup_types
            SET name = $3, description = $4, revision = revision + 1, updated_at = now()
            WHERE tenant_id = $1
              AND code = $2
            RETURNING tenant_id, code, name, description, extensible, revision, updated_at
            """;

    Uni<LookupType> update(SqlClient client, TenantId tenant, String code, LookupTypeRequest request) {
        return client.preparedQuery(UPDATE)
                .execute(Tuple.of(tenant.value(), code, request.name(), request.descriptionOrEmpty()))
                .map(rows -> type(rows.iterator().next()));
    }

    private static final String DELETE = """
            WITH values_gone AS (
                DELETE FROM lookups
                WHERE tenant_id = $1
                  AND type = $2)
            DELETE FROM lookup_types
            WHERE tenant_id = $1
              AND code = $2
            """;

    /** Deletes the type and the tenant's values of it. */
    Uni<Void> delete(SqlClient client, TenantId tenant, String code) {
        return client.preparedQuery(DELETE)
                .execute(Tuple.of(tenant.value(), code))
                .replaceWithVoid();
    }

    private static LookupType type(Row row) {
        return new LookupType(
                row.getString("code"),
                row.getString("name"),
                row.getString("description"),
                row.getBoolean("extensible"),
                row.getUUID("tenant_id").equals(SYSTEM) ? Origin.SYSTEM : Origin.TENANT,
                row.getLong("revision"),
                row.getOffsetDateTime("updated_at"));
    }
}
