package io.carillon.admin.snapshot;

import io.carillon.admin.json.JsonColumns;
import io.carillon.events.Channel;
import io.carillon.events.TenantConfigPublished;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;

/** Reads a tenant's whole configuration in the shape in which it travels. */
@ApplicationScoped
class SnapshotRepository {
    private final JsonColumns json;

    SnapshotRepository(JsonColumns json) {
        this.json = json;
    }

    private static final String IS_KNOWN = """
            SELECT 1
            FROM tenants
            WHERE tenant_id = $1
            """;

    Uni<Boolean> isKnown(SqlClient client, TenantId tenant) {
        return client.preparedQuery(IS_KNOWN).execute(Tuple.of(tenant.value())).map(rows -> rows.size() == 1);
    }

    private static final String ADVANCE = """
            UPDATE tenants
            SET config_version = config_version + 1
            WHERE tenant_id = $1
            """;

    /** Takes the next version and, with it, the tenant's lock until the transaction ends; false when unknown. */
    Uni<Boolean> advance(SqlClient client, TenantId tenant) {
        return client.preparedQuery(ADVANCE).execute(Tuple.of(tenant.value())).map(rows -> rows.rowCount() == 1);
    }

    /** The tenant's configuration as the running transaction sees it. */
    Uni<TenantConfigPublished> read(SqlClient client, TenantId tenant, int versionsPerTemplate) {
        return readTenant(client, tenant)
                .chain(bare -> addTemplates(client, tenant, versionsPerTemplate, bare))
                .chain(half -> addAccounts(client, tenant, half));
    }

    private static final String READ_TENANT = """
            SELECT tenant_id, config_version, name, active, default_locale, time_zone, branding::text AS branding
            FROM tenants
            WHERE tenant_id = $1
            """;

    private Uni<TenantConfigPublished> readTenant(SqlClient client, TenantId tenant) {
        return client.preparedQuery(READ_TENANT)
                .execute(Tuple.of(tenant.value()))
                .map(rows -> Rows.first(rows, this::tenant).orElseThrow());
    }

    private TenantConfigPublished tenant(Row row) {
        return new TenantConfigPublished(
                row.getUUID("tenant_id").toString(),
                row.getLong("config_version"),
                row.getString("name"),
                row.getBoolean("active"),
                row.getString("default_locale"),
                row.getString("time_zone"),
                json.strings(row.getString("branding")),
                List.of(),
                List.of());
    }

    private static final String READ_TEMPLATES = """
            SELECT t.code, t.published_version, p.category, p.default_channels,
                   jsonb_agg(jsonb_build_object('version', v.version, 'engine', v.engine,
                                                'requiredVariables', v.required_variables, 'locales', v.locales)
                             ORDER BY v.version)::text AS versions
            FROM notification_templates t
            JOIN template_versions p
              ON p.tenant_id = t.tenant_id AND p.template_id = t.id AND p.version = t.published_version
            JOIN template_versions v
              ON v.tenant_id = t.tenant_id AND v.template_id = t.id
             AND (v.version = t.published_version OR v.version > t.last_version - $2)
            WHERE t.tenant_id = $1
            GROUP BY t.code, t.published_version, p.category, p.default_channels
            ORDER BY t.code
            """;

    private Uni<TenantConfigPublished> addTemplates(
            SqlClient client, TenantId tenant, int versionsPerTemplate, TenantConfigPublished bare) {
        return client.preparedQuery(READ_TEMPLATES)
                .execute(Tuple.of(tenant.value(), versionsPerTemplate))
                .map(rows -> with(bare, Rows.list(rows, this::template), List.of()));
    }

    private TenantConfigPublished.Template template(Row row) {
        return new TenantConfigPublished.Template(
                row.getString("code"),
                row.getString("category"),
                Arrays.stream(row.getArrayOfStrings("default_channels"))
                        .map(Channel::of)
                        .toList(),
                row.getInteger("published_version"),
                json.versions(row.getString("versions")));
    }

    private static final String READ_ACCOUNTS = """
            SELECT id, channel, type, name, enabled, route_order, weight,
                   settings::text AS settings, sealed_secrets::text AS sealed_secrets
            FROM notification_providers
            WHERE tenant_id = $1
            ORDER BY channel, route_order, id
            """;

    private Uni<TenantConfigPublished> addAccounts(SqlClient client, TenantId tenant, TenantConfigPublished half) {
        return client.preparedQuery(READ_ACCOUNTS)
                .execute(Tuple.of(tenant.value()))
                .map(rows -> with(half, half.templates(), Rows.list(rows, this::account)));
    }

    private TenantConfigPublished.ProviderAccount account(Row row) {
        return new TenantConfigPublished.ProviderAccount(
                row.getUUID("id").toString(),
                Channel.of(row.getString("channel")),
                row.getString("type"),
                row.getString("name"),
                row.getBoolean("enabled"),
                row.getInteger("route_order"),
                row.getInteger("weight"),
                json.strings(row.getString("settings")),
                json.strings(row.getString("sealed_secrets")));
    }

    private static TenantConfigPublished with(
            TenantConfigPublished head,
            List<TenantConfigPublished.Template> templates,
            List<TenantConfigPublished.ProviderAccount> accounts) {
        return new TenantConfigPublished(
                head.tenantId(),
                head.version(),
                head.name(),
                head.active(),
                head.defaultLocale(),
                head.timeZone(),
                head.branding(),
                templates,
                accounts);
    }
}
