package io.carillon.admin.layout;

/**
 * What an editor writes.
 *
 * @param code unique within the tenant; templates name it
 * @param name display name
 * @param engine {@code handlebars} or {@code qute}
 * @param html source that puts out {@code content} where the rendered body belongs
 * @param text the same for the plain body, or null to leave that as it is
 */
public record LayoutSource(String code, String name, String engine, String html, String text) {}
