package io.carillon.admin.tenant;

import java.util.Map;

/**
 * What a platform administrator decides about a tenant.
 *
 * @param name display name
 * @param defaultLocale BCP 47 tag used when neither request nor recipient names one
 * @param timeZone IANA zone used when the recipient has none
 * @param branding name, colours, logo address, footer for templates
 */
public record TenantSettings(String name, String defaultLocale, String timeZone, Map<String, String> branding) {}
