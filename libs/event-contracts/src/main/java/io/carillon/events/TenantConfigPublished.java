package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * One tenant's whole configuration as of a commit in tenant-admin. Keyed by tenant on the compacted topic, so the last
 * one is the truth; a lower {@code version} than one already applied is ignored.
 *
 * @param tenantId whose
 * @param version grows by one with every published change
 * @param name the tenant's display name
 * @param active false while the tenant is suspended: its requests are refused
 * @param defaultLocale BCP 47 tag used when neither request nor recipient names one
 * @param timeZone IANA zone used when the recipient has none
 * @param branding name, colours, logo address, footer for templates
 * @param templates every template with a published version
 * @param providerAccounts every provider account, disabled ones included
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TenantConfigPublished(
        String tenantId,
        long version,
        String name,
        boolean active,
        String defaultLocale,
        String timeZone,
        Map<String, String> branding,
        List<Template> templates,
        List<ProviderAccount> providerAccounts) {

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
     * @param engine {@code handlebars}
     * @param requiredVariables names a request's {@code data} must hold
     * @param locales sources by BCP 47 tag and channel
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TemplateVersion(
            int version, String engine, List<String> requiredVariables, Map<String, Map<Channel, Content>> locales) {}

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
}
