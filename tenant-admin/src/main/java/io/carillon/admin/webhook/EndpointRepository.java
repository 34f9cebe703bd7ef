package io.carillon.admin.webhook;

import io.carillon.admin.http.PageRequest;
import io.carillon.admin.json.JsonColumns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Webhook endpoints. */
@ApplicationScoped
class EndpointRepository {
    private static final String COLUMNS = "id, url, description, event_types, enabled, headers::text AS headers,"
            + " signing_secrets::text AS signing_secrets, revision, created_at, updated_at";

    private final JsonColumns json;

    EndpointRepository(JsonColumns json) {
        this.json = json;
    }

    private static final String INSERT = """
            INSERT INTO webhook_endpoints (tenant_id, id, url, description, event_types, enabled, headers,
                                           signing_secrets)
            VALUES ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8::text::jsonb)
            RETURNING %s
            """.formatted(COLUMNS);

    Uni<WebhookEndpoint> insert(
            SqlClient client, TenantId tenant, UUID id, EndpointSettings settings, List<StoredSecret> secrets) {
        Tuple row = row(tenant, id, settings).addString(json.write(secrets));
        return client.preparedQuery(INSERT).execute(row).map(this::single);
    }

    private static final String FIND = """
            SELECT %s
            FROM webhook_endpoints
            WHERE tenant_id = $1
              AND id = $2
            """.formatted(COLUMNS);

    Uni<Optional<WebhookEndpoint>> find(SqlClient client, TenantId tenant, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(tenant.value(), id))
                .map(rows -> Rows.first(rows, this::endpoint));
    }

    private static final String LIST = """
            SELECT %s
            FROM webhook_endpoints
            WHERE tenant_id = $1
              AND id > $2
            ORDER BY id
            LIMIT $3
            """.formatted(COLUMNS);

    Uni<List<WebhookEndpoint>> list(SqlClient client, TenantId tenant, PageRequest page) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(tenant.value(), page.after(), page.rows()))
                .map(rows -> Rows.list(rows, this::endpoint));
    }

    private static final String UPDATE = """
            UPDATE webhook_endpoints
            SET url = $3, description = $4, event_types = $5, enabled = $6, headers = $7::text::jsonb,
                revision = revision + 1, updated_at = now()
            WHERE tenant_id = $1
              AND id = $2
            RETURNING %s
            """.formatted(COLUMNS);

    Uni<WebhookEndpoint> update(SqlClient client, TenantId tenant, UUID id, EndpointSettings settings) {
        return client.preparedQuery(UPDATE).execute(row(tenant, id, settings)).map(this::single);
    }

    private static final String SET_SECRETS = """
            UPDATE webhook_endpoints
            SET signing_secrets = $3::text::jsonb, revision = revision + 1, updated_at = now()
            WHERE tenant_id = $1
              AND id = $2
            RETURNING %s
            """.formatted(COLUMNS);

    Uni<WebhookEndpoint> setSecrets(SqlClient client, TenantId tenant, UUID id, List<StoredSecret> secrets) {
        return client.preparedQuery(SET_SECRETS)
                .execute(Tuple.of(tenant.value(), id, json.write(secrets)))
                .map(this::single);
    }

    private static final String DELETE = """
            DELETE FROM webhook_endpoints
            WHERE tenant_id = $1
              AND id = $2
            """;

    Uni<Void> delete(SqlClient client, TenantId tenant, UUID id) {
        return client.preparedQuery(DELETE)
                .execute(Tuple.of(tenant.value(), id))
                .replaceWithVoid();
    }

    private Tuple row(TenantId tenant, UUID id, EndpointSettings settings) {
        return Tuple.tuple()
                .addUUID(tenant.value())
                .addUUID(id)
                .addString(settings.url())
                .addString(settings.description())
                .addArrayOfString(settings.eventTypes().toArray(String[]::new))
                .addBoolean(settings.enabled())
                .addString(json.write(settings.headers()));
    }

    private WebhookEndpoint single(RowSet<Row> rows) {
        return endpoint(rows.iterator().next());
    }

    private WebhookEndpoint endpoint(Row row) {
        EndpointSettings settings = new EndpointSettings(
                row.getString("url"),
                row.getString("description"),
                List.of(row.getArrayOfStrings("event_types")),
                row.getBoolean("enabled"),
                json.strings(row.getString("headers")));
        return new WebhookEndpoint(
                row.getUUID("id"),
                settings,
                json.list(row.getString("signing_secrets"), StoredSecret.class),
                row.getLong("revision"),
                row.getOffsetDateTime("created_at"),
                row.getOffsetDateTime("updated_at"));
    }
}
