package io.carillon.rendering.engine;

import java.util.Map;
import java.util.Set;

/** A source that passed its checks; thread-safe, without state of any rendering. */
public interface CompiledTemplate {

    /**
     * Renders on the calling thread.
     *
     * @param variables maps, lists, texts, numbers, booleans, and {@link Markup} where the source allows it
     * @param budget what the rendering may cost, shared by the parts of one content
     * @throws RenderException when the words cannot be made, in words fit for the caller
     */
    String render(Map<String, Object> variables, RenderBudget budget);

    /** Top-level variables the source names for certain; what is named within a loop may be the item's own. */
    Set<String> variables();

    /** A source without tags. */
    static CompiledTemplate plain(String text) {
        return new PlainText(text);
    }
}
