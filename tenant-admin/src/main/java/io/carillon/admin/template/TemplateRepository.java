package io.carillon.admin.template;

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
import java.util.Optional;
import java.util.UUID;

/** Templates and their drafts. */
@ApplicationScoped
public class TemplateRepository {
    private static final String COLUMNS = "id, code, name, " + BodyColumns.READ
            + ", published_version, last_version, revision, created_at, updated_at";

    private final JsonColumns json;

    TemplateRepository(JsonColumns json) {
        this.json = json;
    }

    private static final String INSERT = """
            INSERT INTO notification_templates (tenant_id, id, code, name, %s)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::text::jsonb, $10, $11::text::jsonb, $12::text::jsonb,
                    $13::text::jsonb, $14::text::jsonb)
            ON CONFLICT (tenant_id, code) DO NOTHING
            RETURNING %s
            """.formatted(BodyColumns.NAMES, COLUMNS);

    /** The new template; empty when its code is taken. */
    public Uni<Optional<Template>> insert(SqlClient client, TenantId tenant, UUID id, TemplateDraft draft) {
        Tuple row = Tuple.tuple()
                .addUUID(tenant.value())
                .addUUID(id)
                .addString(draft.code())
                .addString(draft.name());
        return client.preparedQuery(INSERT)
                .execute(BodyColumns.add(row, draft.body(), json))
                .map(rows -> Rows.first(rows, this::template));
    }

    private static final String FIND = """
            SELECT %s
            FROM notification_templates
            WHERE tenant_id = $1
              AND id = $2
            """.formatted(COLUMNS);

    Uni<Optional<Template>> find(SqlClient client, TenantId tenant, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(tenant.value(), id))
                .map(rows -> Rows.first(rows, this::template));
    }

    private static final String LIST = """
            SELECT %s
            FROM notification_templates
            WHERE tenant_id = $1
              AND id > $2
              AND ($4::text IS NULL OR category = $4)
              AND ($5::text IS NULL OR strpos(lower(code || ' ' || name), lower($5)) > 0)
            ORDER BY id
            LIMIT $3
            """.formatted(COLUMNS);

    /** Templates by ascending id; {@code category} and {@code search} narrow the list unless they are null. */
    Uni<List<Template>> list(SqlClient client, TenantId tenant, PageRequest page, String category, String search) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(tenant.value(), page.after(), page.rows(), category, search))
                .map(rows -> Rows.list(rows, this::template));
    }

    private static final String LIST_CODES = """
            SELECT code
            FROM notification_templates
            WHERE tenant_id = $1
            """;

    public Uni<List<String>> listCodes(SqlClient client, TenantId tenant) {
        return client.preparedQuery(LIST_CODES)
                .execute(Tuple.of(tenant.value()))
                .map(rows -> Rows.list(rows, row -> row.getString("code")));
    }

    private static final String UPDATE_DRAFT = """
            UPDATE notification_templates
            SET name = $3, category = $4, default_channels = $5, engine = $6, strict = $7,
                variables = $8::text::jsonb, layout = $9, partials = $10::text::jsonb, digest = $11::text::jsonb,
                escalation = $12::text::jsonb, locales = $13::text::jsonb,
                revision = revision + 1, updated_at = now()
            WHERE tenant_id = $1
              AND id = $2
            RETURNING %s
            """.formatted(COLUMNS);

    Uni<Optional<Template>> updateDraft(SqlClient client, TenantId tenant, UUID id, TemplateDraft draft) {
        Tuple row = Tuple.of(tenant.value(), id, draft.name());
        return client.preparedQuery(UPDATE_DRAFT)
                .execute(BodyColumns.add(row, draft.body(), json))
                .map(rows -> Rows.first(rows, this::template));
    }

    private static final String SET_PUBLISHED = """
            UPDATE notification_templates
            SET published_version = last_version + 1, last_version = last_version + 1,
                revision = revision + 1, updated_at = now()
            WHERE tenant_id = $1
              AND id = $2
              AND revision = $3
            RETURNING %s
            """.formatted(COLUMNS);

    /** Counts up the version and puts it in use; empty when the draft is no longer at {@code revision}. */
    public Uni<Optional<Template>> setPublished(SqlClient client, TenantId tenant, UUID id, long revision) {
        return client.preparedQuery(SET_PUBLISHED)
                .execute(Tuple.of(tenant.value(), id, revision))
                .map(rows -> Rows.first(rows, this::template));
    }

    private static final String USE_VERSION = """
            UPDATE notification_templates
            SET published_version = $3, revision = revision + 1, updated_at = now()
            WHERE tenant_id = $1
              AND id = $2
            RETURNING %s
            """.formatted(COLUMNS);

    /** Puts one of the template's versions in use. */
    Uni<Optional<Template>> useVersion(SqlClient client, TenantId tenant, UUID id, int version) {
        return client.preparedQuery(USE_VERSION)
                .execute(Tuple.of(tenant.value(), id, version))
                .map(rows -> Rows.first(rows, this::template));
    }

    private static final String DELETE = """
            DELETE FROM notification_templates
            WHERE tenant_id = $1
              AND id = $2
            """;

    Uni<Void> delete(SqlClient client, TenantId tenant, UUID id) {
        return client.preparedQuery(DELETE)
                .execute(Tuple.of(tenant.value(), id))
                .replaceWithVoid();
    }

    private Template template(Row row) {
        return new Template(
                row.getUUID("id"),
                draft(row),
                Optional.ofNullable(row.getInteger("published_version")),
                row.getInteger("last_version"),
                row.getLong("revision"),
                row.getOffsetDateTime("created_at"),
                row.getOffsetDateTime("updated_at"));
    }

    private TemplateDraft draft(Row row) {
        return new TemplateDraft(row.getString("code"), row.getString("name"), BodyColumns.read(row, json));
    }
}
