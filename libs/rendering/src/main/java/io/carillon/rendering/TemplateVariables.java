package io.carillon.rendering;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What templates can name: the request's data, and the tenant's branding under its own name. */
public final class TemplateVariables {
    /** Names that are always there, whatever a template declares. */
    public static final Set<String> ALWAYS = Set.of("branding");

    private TemplateVariables() {}

    /**
     * The variables of a rendering.
     *
     * @param data a request's data, or null
     * @param branding the tenant's, or null
     */
    public static Map<String, Object> of(Map<String, Object> data, Map<String, String> branding) {
        Map<String, Object> variables = new HashMap<>(data == null ? Map.of() : data);
        variables.putIfAbsent("branding", branding == null ? Map.of() : branding);
        return variables;
    }
}
