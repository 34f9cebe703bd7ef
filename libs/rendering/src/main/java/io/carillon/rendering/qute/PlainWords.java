package io.carillon.rendering.qute;

import io.carillon.rendering.engine.Format;
import io.carillon.rendering.engine.HtmlEscaper;
import io.carillon.rendering.engine.Markup;
import io.carillon.rendering.engine.RenderBudget;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.Results;
import io.quarkus.qute.TemplateNode.Origin;

/** Puts values out: escaped in HTML, counted, and missed when they are not there. */
record PlainWords(Format format) implements ResultMapper {
    @Override
    public boolean appliesTo(Origin origin, Object result) {
        return true;
    }

    @Override
    public String map(Object result, Expression expression) {
        RenderBudget budget = RenderBudget.current();
        if (Results.isNotFound(result)) {
            budget.misses(expression.toOriginalString());
            return "";
        }
        String words = result.toString();
        budget.inserts(words.length());
        return format == Format.TEXT || result instanceof Markup ? words : HtmlEscaper.escape(words);
    }
}
