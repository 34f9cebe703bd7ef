package io.carillon.admin.template;

import java.util.Set;

/**
 * What a template's publication depends on besides the template.
 *
 * @param defaultLocale the tenant's; recipients whose locale is not written end up here
 * @param layouts codes of the tenant's layouts
 */
record PublicationContext(String defaultLocale, Set<String> layouts) {}
