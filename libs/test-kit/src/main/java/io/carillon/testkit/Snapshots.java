package io.carillon.testkit;

import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.RouteClass;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.Category;
import io.carillon.events.TenantConfigPublished.Layout;
import io.carillon.events.TenantConfigPublished.Limits;
import io.carillon.events.TenantConfigPublished.ProviderAccount;
import io.carillon.events.TenantConfigPublished.Template;
import io.carillon.events.TenantConfigPublished.TemplateVersion;
import io.carillon.events.TenantConfigPublished.WebhookEndpoint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Builds a tenant's configuration: {@code Snapshots.tenant(id).emailTemplate(…).smtp(host, port).publish()}. */
public final class Snapshots {
    private static final Limits NO_LIMITS = new Limits(Map.of(), Map.of());
    private static final Instant COMMITTED_AT = Instant.parse("2026-11-22T10:00:00Z");

    private final String tenantId;
    private final List<Template> templates = new ArrayList<>();
    private final List<ProviderAccount> accounts = new ArrayList<>();
    private final List<Category> categories = new ArrayList<>();
    private final List<Layout> layouts = new ArrayList<>();
    private final List<WebhookEndpoint> endpoints = new ArrayList<>();
    private List<String> allowedOrigins = List.of();
    private Map<String, String> branding = Map.of();
    private long version = 1;
    private boolean active = true;
    private boolean sandbox;
    private Limits limits = NO_LIMITS;

    private Snapshots(String tenantId) {
        this.tenantId = tenantId;
    }

    /** A snapshot of a tenant nobody else uses. */
    public static Snapshots freshTenant() {
        return tenant(UUID.randomUUID());
    }

    /**
     * A snapshot of a given tenant.
     *
     * @param id a {@code TenantId}, {@code UUID} or text
     */
    public static Snapshots tenant(Object id) {
        return new Snapshots(id.toString());
    }

    public String tenantId() {
        return tenantId;
    }

    public Snapshots version(long number) {
        version = number;
        return this;
    }

    public Snapshots suspended() {
        active = false;
        return this;
    }

    /** A tenant that rehearses: its deliveries go to simulators only. */
    public Snapshots sandbox() {
        sandbox = true;
        return this;
    }

    /** How much the tenant may send on a channel. */
    public Snapshots deliveriesPerMinute(Channel channel, int most) {
        limits = new Limits(limits.requestsPerMinute(), Map.of(channel, most));
        return this;
    }

    /** An e-mail template in English; the required variables are what a request's data must hold. */
    public Snapshots emailTemplate(String code, String subject, String html, String... requiredVariables) {
        return template(code, Map.of(Channel.EMAIL, Content.email(subject, html, null)), requiredVariables);
    }

    /** An in-app template in English. */
    public Snapshots inAppTemplate(String code, String title, String body, String... requiredVariables) {
        return template(code, Map.of(Channel.IN_APP, Content.message(title, body, null)), requiredVariables);
    }

    /** A template in English, version 1, category {@code general}, sent on all channels it has content for. */
    public Snapshots template(String code, Map<Channel, Content> content, String... requiredVariables) {
        Map<Channel, Content> sources = new EnumMap<>(content);
        TemplateVersion first = version(1, Map.of("en", sources), requiredVariables);
        return template(new Template(code, "general", List.copyOf(sources.keySet()), 1, List.of(first)));
    }

    /** A version whose data must hold the given variables, without layout, partials, digest or escalation. */
    public static TemplateVersion version(
            int number, Map<String, Map<Channel, Content>> locales, String... requiredVariables) {
        return new TemplateVersion(
                number, "handlebars", false, requiring(requiredVariables), null, null, null, null, locales);
    }

    /** JSON Schema of an object that holds the given names. */
    public static Map<String, Object> requiring(String... names) {
        return Map.of("type", "object", "required", List.of(names));
    }

    public Snapshots category(Category category) {
        categories.add(category);
        return this;
    }

    public Snapshots layout(Layout layout) {
        layouts.add(layout);
        return this;
    }

    public Snapshots webhookEndpoint(WebhookEndpoint endpoint) {
        endpoints.add(endpoint);
        return this;
    }

    public Snapshots branding(Map<String, String> values) {
        branding = values;
        return this;
    }

    /** Lets pages of these web origins call with the tenant's tokens. */
    public Snapshots allowedOrigins(String... origins) {
        allowedOrigins = List.of(origins);
        return this;
    }

    /** Limits the tenant's requests of one class at the gateway. */
    public Snapshots requestsPerMinute(RouteClass routeClass, int limit) {
        Map<RouteClass, Integer> requests = new EnumMap<>(RouteClass.class);
        requests.putAll(limits.requestsPerMinute());
        requests.put(routeClass, limit);
        limits = new Limits(Map.copyOf(requests), limits.deliveriesPerMinute());
        return this;
    }

    public Snapshots template(Template template) {
        templates.add(template);
        return this;
    }

    /** An enabled SMTP account without sign-in, after the accounts added before. */
    public Snapshots smtp(String host, int port) {
        return account(
                Channel.EMAIL,
                "smtp",
                Map.of(
                        "host",
                        host,
                        "port",
                        Integer.toString(port),
                        "from",
                        "carillon@demo.example",
                        "fromName",
                        "Carillon Demo"),
                Map.of());
    }

    /** An enabled SMTP account at the running infrastructure's mail sink. */
    public Snapshots smtp() {
        String[] hostAndPort = Infra.env("SMTP_URL").replace("smtp://", "").split(":");
        return smtp(hostAndPort[0], Integer.parseInt(hostAndPort[1]));
    }

    /** An enabled account of any type, after the accounts added before. Seal secrets for {@link #accountId}. */
    public Snapshots account(
            Channel channel, String type, Map<String, String> settings, Map<String, String> sealedSecrets) {
        int order = accounts.size() + 1;
        return account(new ProviderAccount(
                accountId(order), channel, type, type + " " + order, true, order, 100, settings, sealedSecrets));
    }

    public Snapshots account(ProviderAccount account) {
        accounts.add(account);
        return this;
    }

    /** The id that the {@code position}th account of this tenant gets, counted from 1. */
    public String accountId(int position) {
        return UUID.nameUUIDFromBytes((tenantId + position).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    public TenantConfigPublished build() {
        return new TenantConfigPublished(
                tenantId,
                version,
                COMMITTED_AT,
                "Tenant " + tenantId.substring(0, 8),
                active,
                sandbox,
                "en",
                "UTC",
                branding,
                limits.equals(NO_LIMITS) ? null : limits,
                allowedOrigins,
                Map.of(),
                List.copyOf(categories),
                List.copyOf(templates),
                List.copyOf(layouts),
                List.copyOf(accounts),
                List.copyOf(endpoints));
    }

    /** Builds the snapshot and puts it on {@code carillon.config}. */
    public TenantConfigPublished publish() {
        TenantConfigPublished snapshot = build();
        ConfigPublisher.publish(snapshot);
        return snapshot;
    }
}
