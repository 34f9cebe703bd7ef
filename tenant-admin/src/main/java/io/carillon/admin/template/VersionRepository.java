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
import java.util.Optional;
import java.util.UUID;

/** Published versions: added, never changed. */
@ApplicationScoped
class VersionRepository {
    private static final String COLUMNS = "version, " + BodyColumns.READ + ", published_by, published_at";

    private final JsonColumns json;

    VersionRepository(JsonColumns json) {
        this.json = json;
    }

    private static final String INSERT = """
            INSERT INTO template_versions (tenant_id, template_id, version, published_by, %s)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::text::jsonb, $10, $11::text::jsonb, $12::text::jsonb,
                    $13::text::jsonb, $14::text::jsonb)
            RETURNING %s
            """.formatted(BodyColumns.NAMES, COLUMNS);

    /** Freezes a body as the version that the template has just put in use. */
    Uni<TemplateVersion> insert(
            SqlClient client, TenantId tenant, UUID template, int version, String publishedBy, TemplateBody body) {
        Tuple row = Tuple.of(tenant.value(), template, version, publishedBy);
        return client.preparedQuery(INSERT)
                .execute(BodyColumns.add(row, body, json))
                .map(rows -> version(rows.iterator().next()));
    }

    private static final String FIND = """
            SELECT %s
            FROM template_versions
            WHERE tenant_id = $1
              AND template_id = $2
              AND version = $3
            """.formatted(COLUMNS);

    Uni<Optional<TemplateVersion>> find(SqlClient client, TenantId tenant, UUID template, int version) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(tenant.value(), template, version))
                .map(rows -> Rows.first(rows, this::version));
    }

    private static final String LIST = """
            SELECT version, category, default_channels, engine, strict, layout, published_by, published_at
            FROM template_versions
            WHERE tenant_id = $1
              AND template_id = $2
              AND version < $3
            ORDER BY version DESC
            LIMIT $4
            """;

    /** Versions below {@code before}, newest first, without their sources. */
    Uni<List<VersionSummary>> list(SqlClient client, TenantId tenant, UUID template, int before, int limit) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(tenant.value(), template, before, limit))
                .map(rows -> Rows.list(rows, VersionRepository::summary));
    }

    private static VersionSummary summary(Row row) {
        return new VersionSummary(
                row.getInteger("version"),
                row.getString("category"),
                BodyColumns.channels(row),
                row.getString("engine"),
                row.getBoolean("strict"),
                row.getString("layout"),
                row.getString("published_by"),
                row.getOffsetDateTime("published_at"));
    }

    private TemplateVersion version(Row row) {
        return new TemplateVersion(
                row.getInteger("version"),
                BodyColumns.read(row, json),
                row.getString("published_by"),
                row.getOffsetDateTime("published_at"));
    }
}
