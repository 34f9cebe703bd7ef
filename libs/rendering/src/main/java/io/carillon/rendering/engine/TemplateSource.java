package io.carillon.rendering.engine;

import java.util.Map;
import java.util.Set;

/**
 * A source and all it may draw on.
 *
 * @param text what the tenant wrote
 * @param format what it becomes
 * @param partials other sources it may put in, by name; nothing is ever loaded from elsewhere
 * @param markup names of variables that hold finished {@link Markup}, which may be put out unescaped
 */
public record TemplateSource(String text, Format format, Map<String, String> partials, Set<String> markup) {
    public static TemplateSource of(String text, Format format, Map<String, String> partials) {
        return new TemplateSource(text, format, partials == null ? Map.of() : partials, Set.of());
    }

    public static TemplateSource html(String text) {
        return of(text, Format.HTML, Map.of());
    }

    public static TemplateSource text(String text) {
        return of(text, Format.TEXT, Map.of());
    }

    /** The partial of that name, as part of the same whole. */
    public TemplateSource partial(String name) {
        return new TemplateSource(partials.get(name), format, partials, markup);
    }
}
