package io.carillon.admin.template;

/**
 * What an editor writes.
 *
 * @param code unique within the tenant; requests name it
 * @param name display name
 * @param body what a version freezes
 */
public record TemplateDraft(String code, String name, TemplateBody body) {}
