package io.carillon.admin.template;

import io.carillon.admin.json.JsonColumns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Published versions: added, never changed. */
@ApplicationScoped
public class VersionRepository {
    private final JsonColumns json;

    VersionRepository(JsonColumns json) {
        this.json = json;
    }

    private static final String INSERT = """
            INSERT INTO template_versions (tenant_id, template_id, version, category, default_channels, engine,
                                           required_variables, locales, published_by)
            SELECT tenant_id, id, published_version, category, default_channels, engine,
                   required_variables, locales, $3
            FROM notification_templates
            WHERE tenant_id = $1
              AND id = $2
            RETURNING version, category, default_channels, engine, required_variables, locales::text AS locales,
                      published_by, published_at
            """;

    /** Freezes the draft as the version that the template has just put in use. */
    public Uni<TemplateVersion> insert(SqlClient client, TenantId tenant, UUID template, String publishedBy) {
        return client.preparedQuery(INSERT)
                .execute(Tuple.of(tenant.value(), template, publishedBy))
                .map(rows -> version(rows.iterator().next()));
    }

    private static final String LIST = """
            SELECT version, category, default_channels, engine, required_variables, locales::text AS locales,
                   published_by, published_at
            FROM template_versions
            WHERE tenant_id = $1
              AND template_id = $2
              AND version < $3
            ORDER BY version DESC
            LIMIT $4
            """;

    /** Versions below {@code before}, newest first. */
    Uni<List<TemplateVersion>> list(SqlClient client, TenantId tenant, UUID template, int before, int limit) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(tenant.value(), template, before, limit))
                .map(rows -> Rows.list(rows, this::version));
    }

    private TemplateVersion version(Row row) {
        return new TemplateVersion(
                row.getInteger("version"),
                row.getString("category"),
                TemplateRepository.channels(row),
                row.getString("engine"),
                List.of(row.getArrayOfStrings("required_variables")),
                json.locales(row.getString("locales")),
                row.getString("published_by"),
                row.getOffsetDateTime("published_at"));
    }
}
