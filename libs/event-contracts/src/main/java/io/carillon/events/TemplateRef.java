package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Names a template of the tenant.
 *
 * @param code the template's code
 * @param version a published version, or null for the current one
 * @param locale BCP 47 tag that overrides the recipient's, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TemplateRef(String code, Integer version, String locale) {}
