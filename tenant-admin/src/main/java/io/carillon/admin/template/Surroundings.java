package io.carillon.admin.template;

import io.carillon.events.TenantConfigPublished.Layout;
import java.util.List;
import java.util.Map;

/**
 * What a tenant adds when a template is rendered.
 *
 * @param defaultLocale of recipients who name none
 * @param branding for templates and layouts
 * @param layouts those the template names
 */
public record Surroundings(String defaultLocale, Map<String, String> branding, List<Layout> layouts) {}
