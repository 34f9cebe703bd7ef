package io.carillon.admin.snapshot;

import io.carillon.events.DataKind;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.Category;
import io.carillon.events.TenantConfigPublished.Layout;
import io.carillon.events.TenantConfigPublished.Limits;
import io.carillon.events.TenantConfigPublished.ProviderAccount;
import io.carillon.events.TenantConfigPublished.Template;
import io.carillon.events.TenantConfigPublished.WebhookEndpoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A snapshot while its sections are being read. Used by one transaction, never shared. */
final class SnapshotParts {
    String tenantId;
    long version;
    Instant committedAt;
    String name;
    boolean active;
    boolean sandbox;
    String defaultLocale;
    String timeZone;
    Map<String, String> branding = Map.of();
    Limits limits;
    List<String> allowedOrigins = List.of();
    Map<DataKind, Integer> retentionDays = Map.of();
    List<Category> categories = List.of();
    List<Template> templates = List.of();
    List<Layout> layouts = List.of();
    List<ProviderAccount> providerAccounts = List.of();
    List<WebhookEndpoint> webhookEndpoints = List.of();

    TenantConfigPublished whole() {
        return new TenantConfigPublished(
                tenantId,
                version,
                committedAt,
                name,
                active,
                sandbox,
                defaultLocale,
                timeZone,
                branding,
                limits,
                allowedOrigins,
                retentionDays,
                categories,
                templates,
                layouts,
                providerAccounts,
                webhookEndpoints);
    }
}
