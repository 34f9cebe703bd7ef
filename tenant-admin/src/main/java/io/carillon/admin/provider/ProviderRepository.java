package io.carillon.admin.provider;

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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Provider accounts. */
@ApplicationScoped
public class ProviderRepository {
    private static final String COLUMNS = "id, type, name, enabled, route_order, weight, settings::text AS settings,"
            + " sealed_secrets::text AS sealed_secrets, revision, created_at, updated_at";

    private final JsonColumns json;

    ProviderRepository(JsonColumns json) {
        this.json = json;
    }

    private static final String INSERT = """
            INSERT INTO notification_providers (tenant_id, id, name, enabled, route_order, weight, settings,
                                                sealed_secrets, channel, type)
            VALUES ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8::text::jsonb, $9, $10)
            RETURNING %s
            """.formatted(COLUMNS);

    public Uni<Provider> insert(
            SqlClient client, TenantId tenant, UUID id, ProviderSettings settings, Map<String, String> sealedSecrets) {
        Tuple row = row(tenant, id, settings, sealedSecrets)
                .addString(settings.type().channel().wireName())
                .addString(settings.type().wireName());
        return client.preparedQuery(INSERT).execute(row).map(this::single);
    }

    private static final String FIND = """
            SELECT %s
            FROM notification_providers
            WHERE tenant_id = $1
              AND id = $2
            """.formatted(COLUMNS);

    public Uni<Optional<Provider>> find(SqlClient client, TenantId tenant, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(tenant.value(), id))
                .map(rows -> Rows.first(rows, this::provider));
    }

    private static final String LIST = """
            SELECT %s
            FROM notification_providers
            WHERE tenant_id = $1
              AND id > $2
            ORDER BY id
            LIMIT $3
            """.formatted(COLUMNS);

    public Uni<List<Provider>> list(SqlClient client, TenantId tenant, PageRequest page) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(tenant.value(), page.after(), page.rows()))
                .map(rows -> Rows.list(rows, this::provider));
    }

    private static final String UPDATE = """
            UPDATE notification_providers
            SET name = $3, enabled = $4, route_order = $5, weight = $6, settings = $7::text::jsonb,
                sealed_secrets = $8::text::jsonb, revision = revision + 1, updated_at = now()
            WHERE tenant_id = $1
              AND id = $2
            RETURNING %s
            """.formatted(COLUMNS);

    public Uni<Provider> update(
            SqlClient client, TenantId tenant, UUID id, ProviderSettings settings, Map<String, String> sealedSecrets) {
        return client.preparedQuery(UPDATE)
                .execute(row(tenant, id, settings, sealedSecrets))
                .map(this::single);
    }

    private static final String DELETE = """
            DELETE FROM notification_providers
            WHERE tenant_id = $1
              AND id = $2
            """;

    Uni<Void> delete(SqlClient client, TenantId tenant, UUID id) {
        return client.preparedQuery(DELETE)
                .execute(Tuple.of(tenant.value(), id))
                .replaceWithVoid();
    }

    private Tuple row(TenantId tenant, UUID id, ProviderSettings settings, Map<String, String> sealedSecrets) {
        return Tuple.tuple()
                .addUUID(tenant.value())
                .addUUID(id)
                .addString(settings.name())
                .addBoolean(settings.enabled())
                .addInteger(settings.order())
                .addInteger(settings.weight())
                .addString(json.write(settings.settings()))
                .addString(json.write(sealedSecrets));
    }

    private Provider single(RowSet<Row> rows) {
        return provider(rows.iterator().next());
    }

    private Provider provider(Row row) {
        ProviderSettings settings = new ProviderSettings(
                ProviderType.find(row.getString("type")).orElseThrow(),
                row.getString("name"),
                row.getBoolean("enabled"),
                row.getInteger("route_order"),
                row.getInteger("weight"),
                json.strings(row.getString("settings")));
        return new Provider(
                row.getUUID("id"),
                settings,
                json.strings(row.getString("sealed_secrets")),
                row.getLong("revision"),
                row.getOffsetDateTime("created_at"),
                row.getOffsetDateTime("updated_at"));
    }
}
