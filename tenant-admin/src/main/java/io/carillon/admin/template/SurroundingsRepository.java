package io.carillon.admin.template;

import io.carillon.admin.json.JsonColumns;
import io.carillon.events.TenantConfigPublished.Layout;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** What templates depend on besides themselves. */
@ApplicationScoped
public class SurroundingsRepository {
    private final JsonColumns json;

    SurroundingsRepository(JsonColumns json) {
        this.json = json;
    }

    private static final String READ = """
            SELECT t.default_locale,
                   ARRAY(SELECT l.code FROM layouts l WHERE l.tenant_id = t.tenant_id) AS layouts,
                   ARRAY(SELECT DISTINCT c.code FROM lookups c
                         WHERE c.tenant_id IN (t.tenant_id, '00000000-0000-0000-0000-000000000000')
                           AND c.type = 'category') AS categories
            FROM tenants t
            WHERE t.tenant_id = $1
            """;

    Uni<PublicationContext> read(SqlClient client, TenantId tenant) {
        return client.preparedQuery(READ)
                .execute(Tuple.of(tenant.value()))
                .map(rows -> Rows.first(rows, SurroundingsRepository::context).orElseThrow());
    }

    private static final String READ_FOR = """
            SELECT t.default_locale, t.branding::text AS branding, l.code, l.engine, l.html, l.text
            FROM tenants t
            LEFT JOIN layouts l ON l.tenant_id = t.tenant_id AND l.code = $2
            WHERE t.tenant_id = $1
            """;

    /** What the tenant adds to a template that names the layout; null names none. */
    public Uni<Surroundings> readFor(SqlClient client, TenantId tenant, String layout) {
        return client.preparedQuery(READ_FOR)
                .execute(Tuple.of(tenant.value(), layout))
                .map(rows -> Rows.first(rows, this::surroundings).orElseThrow());
    }

    private Surroundings surroundings(Row row) {
        List<Layout> layouts = row.getString("code") == null
                ? List.of()
                : List.of(new Layout(
                        row.getString("code"), row.getString("engine"), row.getString("html"), row.getString("text")));
        return new Surroundings(row.getString("default_locale"), json.strings(row.getString("branding")), layouts);
    }

    private static PublicationContext context(Row row) {
        return new PublicationContext(
                row.getString("default_locale"),
                Set.of(row.getArrayOfStrings("layouts")),
                Set.of(row.getArrayOfStrings("categories")));
    }
}
