package io.carillon.rendering.engine;

import java.util.Map;
import java.util.Set;

/** Words that are the same for everybody. */
record PlainText(String text) implements CompiledTemplate {
    @Override
    public String render(Map<String, Object> variables, RenderBudget budget) {
        budget.puts(text.length());
        return text;
    }

    @Override
    public Set<String> variables() {
        return Set.of();
    }
}
