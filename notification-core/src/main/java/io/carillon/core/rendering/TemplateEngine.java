package io.carillon.core.rendering;

import java.util.Map;

/** Renders one source. Implementations are thread-safe, cache compiled sources, and bound size, depth and output. */
interface TemplateEngine {

    /**
     * Renders.
     *
     * @param source template source of one part
     * @param escapeHtml whether values are escaped for HTML; text parts must not be
     * @param data maps, lists, texts, numbers and booleans only
     * @throws RenderException when the source is invalid or leaves its bounds
     */
    String render(String source, boolean escapeHtml, Map<String, Object> data);
}
