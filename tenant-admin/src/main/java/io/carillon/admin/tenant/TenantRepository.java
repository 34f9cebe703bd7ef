package io.carillon.admin.tenant;

import io.carillon.admin.http.PageRequest;
import io.carillon.admin.json.JsonColumns;
import io.carillon.events.Channel;
import io.carillon.events.DataKind;
import io.carillon.events.RouteClass;
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

/** The tenants' table. */
@ApplicationScoped
public class TenantRepository {
    private static final String COLUMNS =
            "tenant_id, name, active, sandbox, default_locale, time_zone, branding::text AS branding,"
                    + " requests_per_minute::text AS requests_per_minute,"
                    + " deliveries_per_minute::text AS deliveries_per_minute, retention_days::text AS retention_days,"
                    + " allowed_origins::text AS allowed_origins,"
                    + " config_version, revision, created_at, updated_at";

    private final JsonColumns json;

    TenantRepository(JsonColumns json) {
        this.json = json;
    }

    private static final String ACT_AS_PLATFORM = """
            SELECT set_config('app.platform_admin', 'on', true)
            """;

    /** Lets the running transaction list and create tenants. */
    public Uni<Void> actAsPlatform(SqlClient client) {
        return client.preparedQuery(ACT_AS_PLATFORM).execute().replaceWithVoid();
    }

    private static final String INSERT = """
            INSERT INTO tenants (tenant_id, name, active, default_locale, time_zone, branding,
                                 requests_per_minute, deliveries_per_minute, retention_days, sandbox,
                                 allowed_origins)
            VALUES ($1, $2, true, $3, $4, $5::text::jsonb, $6::text::jsonb, $7::text::jsonb, $8::text::jsonb, $9,
                    $10::text::jsonb)
            RETURNING %s
            """.formatted(COLUMNS);

    public Uni<Tenant> insert(SqlClient client, TenantId tenant, TenantSettings settings) {
        return client.preparedQuery(INSERT).execute(row(tenant, settings)).map(this::single);
    }

    private static final String FIND = """
            SELECT %s
            FROM tenants
            WHERE tenant_id = $1
            """.formatted(COLUMNS);

    public Uni<Optional<Tenant>> find(SqlClient client, TenantId tenant) {
        return client.preparedQuery(FIND).execute(Tuple.of(tenant.value())).map(rows -> Rows.first(rows, this::tenant));
    }

    private static final String LIST = """
            SELECT %s
            FROM tenants
            WHERE tenant_id > $1
            ORDER BY tenant_id
            LIMIT $2
            """.formatted(COLUMNS);

    /** All tenants after the page's start; needs {@link #actAsPlatform}. */
    Uni<List<Tenant>> list(SqlClient client, PageRequest page) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(page.after(), page.rows()))
                .map(rows -> Rows.list(rows, this::tenant));
    }

    private static final String SEARCH = """
            SELECT %s
            FROM tenants
            WHERE tenant_id > $1
              AND (found_as >= lower($3::text) AND found_as < lower($3::text) || chr(1114111) OR tenant_id = $4)
            ORDER BY tenant_id
            LIMIT $2
            """.formatted(COLUMNS);

    /** Those of a list whose name begins like this, or whose id it is; needs {@link #actAsPlatform}. */
    Uni<List<Tenant>> search(SqlClient client, TenantSearch search, PageRequest page) {
        return client.preparedQuery(SEARCH)
                .execute(Tuple.of(
                        page.after(),
                        page.rows(),
                        search.beginning(),
                        search.id().orElse(null)))
                .map(rows -> Rows.list(rows, this::tenant));
    }

    private static final String UPDATE = """
            UPDATE tenants
            SET name = $2, default_locale = $3, time_zone = $4, branding = $5::text::jsonb,
                requests_per_minute = $6::text::jsonb, deliveries_per_minute = $7::text::jsonb,
                retention_days = $8::text::jsonb, sandbox = $9, allowed_origins = $10::text::jsonb,
                revision = revision + 1, updated_at = now()
            WHERE tenant_id = $1
            RETURNING %s
            """.formatted(COLUMNS);

    Uni<Tenant> update(SqlClient client, TenantId tenant, TenantSettings settings) {
        return client.preparedQuery(UPDATE).execute(row(tenant, settings)).map(this::single);
    }

    private static final String SET_ACTIVE = """
            UPDATE tenants
            SET active = $2, revision = revision + 1, updated_at = now()
            WHERE tenant_id = $1
            RETURNING %s
            """.formatted(COLUMNS);

    Uni<Tenant> setActive(SqlClient client, TenantId tenant, boolean active) {
        return client.preparedQuery(SET_ACTIVE)
                .execute(Tuple.of(tenant.value(), active))
                .map(this::single);
    }

    private Tuple row(TenantId tenant, TenantSettings settings) {
        return Tuple.tuple()
                .addUUID(tenant.value())
                .addString(settings.name())
                .addString(settings.defaultLocale())
                .addString(settings.timeZone())
                .addString(json.write(settings.branding().values()))
                .addString(json.write(settings.limits().requestsPerMinute()))
                .addString(json.write(settings.limits().deliveriesPerMinute()))
                .addString(json.write(settings.retentionDays()))
                .addBoolean(settings.sandbox())
                .addString(json.write(settings.allowedOrigins()));
    }

    private Tenant single(RowSet<Row> rows) {
        return tenant(rows.iterator().next());
    }

    private Tenant tenant(Row row) {
        TenantSettings settings = new TenantSettings(
                row.getString("name"),
                row.getString("default_locale"),
                row.getString("time_zone"),
                Branding.of(json.strings(row.getString("branding"))),
                new TenantLimits(
                        json.numbers(row.getString("requests_per_minute"), RouteClass::of),
                        json.numbers(row.getString("deliveries_per_minute"), Channel::of)),
                row.getBoolean("sandbox"),
                json.list(row.getString("allowed_origins"), String.class),
                json.numbers(row.getString("retention_days"), DataKind::of));
        return new Tenant(
                new TenantId(row.getUUID("tenant_id")),
                settings,
                row.getBoolean("active"),
                row.getLong("config_version"),
                row.getLong("revision"),
                row.getOffsetDateTime("created_at"),
                row.getOffsetDateTime("updated_at"));
    }
}
