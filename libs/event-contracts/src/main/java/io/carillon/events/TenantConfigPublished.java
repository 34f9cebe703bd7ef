package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One tenant's whole configuration as of a commit in tenant-admin. Keyed by tenant on the compacted topic, so the last
 * one is the truth; a lower {@code version} than one already applied is ignored.
 *
 * @param tenantId whose
 * @param version grows by one with every published change
 * @param committedAt when the change was made; what is applied later than this plus a second is late
 * @param name the tenant's display name
 * @param active false while the tenant is suspended: its requests are refused
 * @param sandbox true while the tenant rehearses: its deliveries go the whole way, but only to the platform's simulators
 * @param defaultLocale BCP 47 tag used when neither request nor recipient names one
 * @param timeZone IANA zone used when the recipient has none
 * @param branding name, colours, logo address, footer for templates and layouts
 * @param limits how much the tenant may ask for, or null where only the suite's own limits hold
 * @param allowedOrigins web origins whose pages may call with this tenant's tokens; null or empty for none but the suite's own
 * @param retentionDays how long data is kept, by kind; a kind that is not named is kept as long as the suite keeps it
 * @param categories preference categories a request may name
 * @param templates every template with a published version
 * @param layouts frames around e-mail bodies
 * @param providerAccounts every provider account, disabled ones included
 * @param webhookEndpoints every webhook endpoint, disabled ones included
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TenantConfigPublished(
        String tenantId,
        long version,
        Instant committedAt,
        String name,
        boolean active,
        boolean sandbox,
        String defaultLocale,
        String timeZone,
        Map<String, String> branding,
        Limits limits,
        List<String> allowedOrigins,
        Map<DataKind, Integer> retentionDays,
        List<Category> categories,
        List<Template> templates,
        List<Layout> layouts,
        List<ProviderAccount> providerAccounts,
        List<WebhookEndpoint> webhookEndpoints) {

    /**
     * How much a tenant may ask for; what is not named is not limited by the tenant.
     *
     * @param requestsPerMinute by class of route at the gateway
     * @param deliveriesPerMinute by channel at the dispatcher
     */
    public record Limits(Map<RouteClass, Integer> requestsPerMinute, Map<Channel, Integer> deliveriesPerMinute) {}

    /**
     * What a message is about, as far as preferences go.
     *
     * @param code what requests and templates name
     * @param name display name
     * @param mandatory its messages reach people whatever they prefer
     * @param transactional its mail carries no way to unsubscribe
     * @param budgetSeconds how long a message is worth sending, or null for the lane's budget
     * @param optedOutChannels channels on which people must ask for it before they get it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Category(
            String code,
            String name,
            boolean mandatory,
            boolean transactional,
            Integer budgetSeconds,
            List<Channel> optedOutChannels) {}

    /**
     * A template and the versions a request may name.
     *
     * @param code unique within the tenant
     * @param category preference category used when the request names none
     * @param defaultChannels channels used when the request names none
     * @param publishedVersion the version used when the request names none
     * @param versions published versions, the current one among them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Template(
            String code,
            String category,
            List<Channel> defaultChannels,
            int publishedVersion,
            List<TemplateVersion> versions) {}

    /**
     * An immutable template version.
     *
     * @param version 1, 2, 3, …
     * @param engine {@code handlebars} or {@code qute}
     * @param strict a variable that is missing fails the rendering, instead of leaving a blank
     * @param variables JSON Schema (2020-12) that a request's {@code data} must obey, or null for any data
     * @param layout code of the layout around its e-mail, or null for none
     * @param partials sources that its parts may put in by name ({@code {{> footer}}}), or null for none
     * @param digest how several notifications become one, or null for one delivery each
     * @param escalation channels to be tried one after another, or null for all at once
     * @param locales sources by BCP 47 tag and channel
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TemplateVersion(
            int version,
            String engine,
            boolean strict,
            Map<String, Object> variables,
            String layout,
            Map<String, String> partials,
            Digest digest,
            List<EscalationStep> escalation,
            Map<String, Map<Channel, Content>> locales) {}

    /**
     * Notifications of one recipient that are told together.
     *
     * @param windowSeconds how long the first one waits for others
     * @param key template source whose rendering tells which belong together, or null for all of the template
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Digest(int windowSeconds, String key) {}

    /**
     * A frame around e-mail bodies; the same for all templates that name it, and in use as soon as it is saved.
     *
     * @param code what templates name
     * @param engine {@code handlebars} or {@code qute}
     * @param html source that puts out {@code content} where the rendered body belongs
     * @param text the same for the plain body, or null to leave that as it is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Layout(String code, String engine, String html, String text) {}

    /**
     * A tenant's account at a provider. Secrets are sealed for the dispatcher (AES-256-GCM, tenant and account bound).
     *
     * @param id UUIDv7
     * @param channel the channel it serves
     * @param type {@code sendgrid, smtp, twilio, fcm, whatsapp}
     * @param name display name
     * @param enabled disabled accounts are never tried
     * @param order route order, lowest first
     * @param weight share among accounts of the same order
     * @param settings plain settings of the type: host, port, from, base URL, …
     * @param sealedSecrets secrets of the type, each sealed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ProviderAccount(
            String id,
            Channel channel,
            String type,
            String name,
            boolean enabled,
            int order,
            int weight,
            Map<String, String> settings,
            Map<String, String> sealedSecrets) {}

    /**
     * Where a tenant wants to be told. Signing secrets are sealed like those of provider accounts.
     *
     * @param id UUIDv7
     * @param url where to post
     * @param eventTypes what to tell; empty means everything
     * @param enabled disabled endpoints are told nothing
     * @param headers the tenant's own request headers
     * @param signingSecrets live ones, newest first; each message is signed with all of them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WebhookEndpoint(
            String id,
            String url,
            List<String> eventTypes,
            boolean enabled,
            Map<String, String> headers,
            List<SigningSecret> signingSecrets) {}

    /**
     * A secret that signs what an endpoint is told.
     *
     * @param name what it is sealed for, besides tenant and endpoint
     * @param sealed the sealed {@code whsec_…} text
     * @param validUntil when it stops signing, or null for the current one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SigningSecret(String name, String sealed, Instant validUntil) {}
}
