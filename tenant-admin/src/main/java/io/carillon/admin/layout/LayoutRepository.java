package io.carillon.admin.layout;

import io.carillon.admin.http.PageRequest;
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

/** Layouts, and which published versions name them. */
@ApplicationScoped
public class LayoutRepository {
    private static final String COLUMNS = "id, code, name, engine, html, text, revision, created_at, updated_at";

    private static final String INSERT = """
            INSERT INTO layouts (tenant_id, id, code, name, engine, html, text)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (tenant_id, code) DO NOTHING
            RETURNING %s
            """.formatted(COLUMNS);

    Uni<Optional<Layout>> insert(SqlClient client, TenantId tenant, UUID id, LayoutSource source) {
        Tuple row = Tuple.tuple()
                .addUUID(tenant.value())
                .addUUID(id)
                .addString(source.code())
                .addString(source.name())
                .addString(source.engine())
                .addString(source.html())
                .addString(source.text());
        return client.preparedQuery(INSERT).execute(row).map(rows -> Rows.first(rows, LayoutRepository::layout));
    }

    /** Adds the layout; false when its code is taken. */
    public Uni<Boolean> add(SqlClient client, TenantId tenant, UUID id, LayoutSource source) {
        return insert(client, tenant, id, source).map(Optional::isPresent);
    }

    private static final String FIND = """
            SELECT %s
            FROM layouts
            WHERE tenant_id = $1
              AND id = $2
            """.formatted(COLUMNS);

    Uni<Optional<Layout>> find(SqlClient client, TenantId tenant, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(tenant.value(), id))
                .map(rows -> Rows.first(rows, LayoutRepository::layout));
    }

    private static final String LIST = """
            SELECT %s
            FROM layouts
            WHERE tenant_id = $1
              AND id > $2
            ORDER BY id
            LIMIT $3
            """.formatted(COLUMNS);

    Uni<List<Layout>> list(SqlClient client, TenantId tenant, PageRequest page) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(tenant.value(), page.after(), page.rows()))
                .map(rows -> Rows.list(rows, LayoutRepository::layout));
    }

    private static final String LIST_CODES = """
            SELECT code
            FROM layouts
            WHERE tenant_id = $1
            """;

    public Uni<List<String>> listCodes(SqlClient client, TenantId tenant) {
        return client.preparedQuery(LIST_CODES)
                .execute(Tuple.of(tenant.value()))
                .map(rows -> Rows.list(rows, row -> row.getString("code")));
    }

    private static final String UPDATE = """
            UPDATE layouts
            SET name = $3, engine = $4, html = $5, text = $6, revision = revision + 1, updated_at = now()
            WHERE tenant_id = $1
              AND id = $2
            RETURNING %s
            """.formatted(COLUMNS);

    Uni<Optional<Layout>> update(SqlClient client, TenantId tenant, UUID id, LayoutSource source) {
        Tuple row = Tuple.of(tenant.value(), id, source.name(), source.engine(), source.html(), source.text());
        return client.preparedQuery(UPDATE).execute(row).map(rows -> Rows.first(rows, LayoutRepository::layout));
    }

    private static final String DELETE = """
            DELETE FROM layouts
            WHERE tenant_id = $1
              AND id = $2
            """;

    Uni<Void> delete(SqlClient client, TenantId tenant, UUID id) {
        return client.preparedQuery(DELETE)
                .execute(Tuple.of(tenant.value(), id))
                .replaceWithVoid();
    }

    private static final String LIST_USES = """
            SELECT t.code, v.version
            FROM notification_templates t
            JOIN template_versions v
              ON v.tenant_id = t.tenant_id AND v.template_id = t.id
             AND (v.version = t.published_version OR v.version > t.last_version - $3)
            WHERE t.tenant_id = $1
              AND v.layout = $2
            ORDER BY t.code, v.version
            """;

    /** The published versions that name the layout and that requests may name, as words. */
    Uni<List<String>> listUses(SqlClient client, TenantId tenant, String code, int versionsPerTemplate) {
        return client.preparedQuery(LIST_USES)
                .execute(Tuple.of(tenant.value(), code, versionsPerTemplate))
                .map(rows -> Rows.list(
                        rows, row -> "%s version %d".formatted(row.getString("code"), row.getInteger("version"))));
    }

    private static Layout layout(Row row) {
        LayoutSource source = new LayoutSource(
                row.getString("code"),
                row.getString("name"),
                row.getString("engine"),
                row.getString("html"),
                row.getString("text"));
        return new Layout(
                row.getUUID("id"),
                source,
                row.getLong("revision"),
                row.getOffsetDateTime("created_at"),
                row.getOffsetDateTime("updated_at"));
    }
}
