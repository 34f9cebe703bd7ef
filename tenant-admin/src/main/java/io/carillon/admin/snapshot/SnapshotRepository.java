package io.carillon.admin.snapshot;

import io.carillon.admin.json.JsonColumns;
import io.carillon.events.Channel;
import io.carillon.events.DataKind;
import io.carillon.events.RouteClass;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.Category;
import io.carillon.events.TenantConfigPublished.SigningSecret;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

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
                .chain(parts -> addCategories(client, tenant, parts))
                .chain(parts -> addTemplates(client, tenant, versionsPerTemplate, parts))
                .chain(parts -> addLayouts(client, tenant, parts))
                .chain(parts -> addAccounts(client, tenant, parts))
                .chain(parts -> addEndpoints(client, tenant, parts))
                .map(SnapshotParts::whole);
    }

    private static final String READ_TENANT = """
            SELECT tenant_id, config_version, name, active, sandbox, default_locale, time_zone, branding::text AS branding,
                   requests_per_minute::text AS requests_per_minute,
                   deliveries_per_minute::text AS deliveries_per_minute, retention_days::text AS retention_days,
                   allowed_origins::text AS allowed_origins, now() AS committed_at
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
        parts.sandbox = row.getBoolean("sandbox");
        parts.defaultLocale = row.getString("default_locale");
        parts.timeZone = row.getString("time_zone");
        parts.branding = json.strings(row.getString("branding"));
        parts.limits = limits(row);
        parts.allowedOrigins = json.list(row.getString("allowed_origins"), String.class);
        parts.retentionDays = json.numbers(row.getString("retention_days"), DataKind::of);
        return parts;
    }

    /** Null when the tenant has none of its own. */
    private TenantConfigPublished.Limits limits(Row row) {
        Map<RouteClass, Integer> requests = json.numbers(row.getString("requests_per_minute"), RouteClass::of);
        Map<Channel, Integer> deliveries = json.numbers(row.getString("deliveries_per_minute"), Channel::of);
        return requests.isEmpty() && deliveries.isEmpty()
                ? null
                : new TenantConfigPublished.Limits(requests, deliveries);
    }

    private static final String READ_CATEGORIES = """
            SELECT coalesce(jsonb_agg(jsonb_build_object('mandatory', false, 'transactional', false,
                                                         'optedOutChannels', jsonb_build_array())
                                      || coalesce(s.attributes, '{}') || coalesce(o.attributes, '{}')
                                      || jsonb_build_object('code', coalesce(o.code, s.code),
                                                            'name', coalesce(o.name, s.name))
                                      ORDER BY coalesce(o.sort_order, s.sort_order), coalesce(o.code, s.code)),
                            '[]')::text AS categories
            FROM (SELECT * FROM lookups WHERE tenant_id = $1 AND type = 'category') o
            FULL JOIN (SELECT * FROM lookups WHERE tenant_id = $2 AND type = 'category') s ON o.code = s.code
            WHERE coalesce(s.enabled, true)
              AND coalesce(o.enabled, true)
            """;

    /** The system's categories with the tenant's laid over them; what is disabled does not travel. */
    private Uni<SnapshotParts> addCategories(SqlClient client, TenantId tenant, SnapshotParts parts) {
        return client.preparedQuery(READ_CATEGORIES)
                .execute(Tuple.of(tenant.value(), SystemChanges.SYSTEM.value()))
                .invoke(rows -> parts.categories = categories(rows.iterator().next()))
                .replaceWith(parts);
    }

    private List<Category> categories(Row row) {
        return json.list(row.getString("categories"), Category.class);
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

    private static final String READ_ENDPOINTS = """
            SELECT id, url, event_types, enabled, headers::text AS headers, signing_secrets::text AS signing_secrets
            FROM webhook_endpoints
            WHERE tenant_id = $1
            ORDER BY id
            """;

    private Uni<SnapshotParts> addEndpoints(SqlClient client, TenantId tenant, SnapshotParts parts) {
        return client.preparedQuery(READ_ENDPOINTS)
                .execute(Tuple.of(tenant.value()))
                .invoke(rows -> parts.webhookEndpoints = Rows.list(rows, row -> endpoint(row, parts.committedAt)))
                .replaceWith(parts);
    }

    private TenantConfigPublished.WebhookEndpoint endpoint(Row row, Instant moment) {
        return new TenantConfigPublished.WebhookEndpoint(
                row.getUUID("id").toString(),
                row.getString("url"),
                List.of(row.getArrayOfStrings("event_types")),
                row.getBoolean("enabled"),
                json.strings(row.getString("headers")),
                liveSecrets(row.getString("signing_secrets"), moment));
    }

    private List<SigningSecret> liveSecrets(String stored, Instant moment) {
        return json.list(stored, SigningSecret.class).stream()
                .filter(secret ->
                        secret.validUntil() == null || secret.validUntil().isAfter(moment))
                .toList();
    }
}
