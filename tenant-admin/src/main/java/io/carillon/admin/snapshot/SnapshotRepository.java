package io.carillon.admin.snapshot;

import io.carillon.admin.json.JsonColumns;
import io.carillon.events.Channel;
import io.carillon.events.TenantConfigPublished;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;

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

    /** The tenant's configuration as the running transaction sees it; section by section, over one connection. */
    Uni<TenantConfigPublished> read(SqlClient client, TenantId tenant, int versionsPerTemplate) {
        return readTenant(client, tenant)
                .chain(parts -> addTemplates(client, tenant, versionsPerTemplate, parts))
                .chain(parts -> addLayouts(client, tenant, parts))
                .chain(parts -> addAccounts(client, tenant, parts))
                .map(SnapshotParts::whole);
    }

    private static final String READ_TENANT = """
            SELECT tenant_id, config_version, name, active, default_locale, time_zone, branding::text AS branding,
                   now() AS committed_at
            FROM tenants
            WHERE tenant_id = $1
            """;

    private Uni<SnapshotParts> readTenant(SqlClient client, TenantId tenant) {
        return client.preparedQuery(READ_TENANT)
                .execute(Tuple.of(tenant.value()))
                .map(rows -> Rows.first(rows, this::tenant).orElseThrow());
    }

    private SnapshotParts tenant(Row row) {
        SnapshotParts parts = new SnapshotParts();
        parts.tenantId = row.getUUID("tenant_id").toString();
        parts.version = row.getLong("config_version");
        parts.committedAt = Columns.instant(row.getOffsetDateTime("committed_at"));
        parts.name = row.getString("name");
        parts.active = row.getBoolean("active");
        parts.defaultLocale = row.getString("default_locale");
        parts.timeZone = row.getString("time_zone");
        parts.branding = json.strings(row.getString("branding"));
        return parts;
    }

    /** MJML stays behind: a version is read as what the contract knows, which is the HTML it became. */
    private static final String READ_TEMPLATES = """
            SELECT t.code, t.published_version, p.category, p.default_channels,
                   jsonb_agg(jsonb_build_object('version', v.version, 'engine', v.engine,
                                                'strict', v.strict, 'variables', v.variables,
                                                'layout', v.layout, 'partials', nullif(v.partials, '{}'),
                                                'digest', v.digest, 'escalation', nullif(v.escalation, '[]'),
                                                'locales', v.locales)
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

    private Uni<SnapshotParts> addTemplates(
            SqlClient client, TenantId tenant, int versionsPerTemplate, SnapshotParts parts) {
        return client.preparedQuery(READ_TEMPLATES)
                .execute(Tuple.of(tenant.value(), versionsPerTemplate))
                .invoke(rows -> parts.templates = Rows.list(rows, this::template))
                .replaceWith(parts);
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

    private static final String READ_LAYOUTS = """
            SELECT code, engine, html, text
            FROM layouts
            WHERE tenant_id = $1
            ORDER BY code
            """;

    private Uni<SnapshotParts> addLayouts(SqlClient client, TenantId tenant, SnapshotParts parts) {
        return client.preparedQuery(READ_LAYOUTS)
                .execute(Tuple.of(tenant.value()))
                .invoke(rows -> parts.layouts = Rows.list(rows, SnapshotRepository::layout))
                .replaceWith(parts);
    }

    private static TenantConfigPublished.Layout layout(Row row) {
        return new TenantConfigPublished.Layout(
                row.getString("code"), row.getString("engine"), row.getString("html"), row.getString("text"));
    }

    private static final String READ_ACCOUNTS = """
            SELECT id, channel, type, name, enabled, route_order, weight,
                   settings::text AS settings, sealed_secrets::text AS sealed_secrets
            FROM notification_providers
            WHERE tenant_id = $1
            ORDER BY channel, route_order, id
            """;

    private Uni<SnapshotParts> addAccounts(SqlClient client, TenantId tenant, SnapshotParts parts) {
        return client.preparedQuery(READ_ACCOUNTS)
                .execute(Tuple.of(tenant.value()))
                .invoke(rows -> parts.providerAccounts = Rows.list(rows, this::account))
                .replaceWith(parts);
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
}
