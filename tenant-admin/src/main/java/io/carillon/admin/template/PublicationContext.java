package io.carillon.admin.template;

import java.util.Set;

/**
 * What a template's publication depends on besides the template.
 *
 * @param defaultLocale the tenant's; recipients whose locale is not written end up here
 * @param layouts codes of the tenant's layouts
 * @param categories codes of the categories it knows, the suite's own among them
 */
record PublicationContext(String defaultLocale, Set<String> layouts, Set<String> categories) {}
