package io.carillon.rendering.handlebars;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Handlebars.SafeString;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import io.carillon.rendering.engine.CompiledTemplate;
import io.carillon.rendering.engine.Markup;
import io.carillon.rendering.engine.RenderBudget;
import io.carillon.rendering.engine.RenderException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A parsed Handlebars source over plain maps. */
record CompiledHandlebars(Template template, int tags, Set<String> variables, Set<String> markup)
        implements CompiledTemplate {

    @Override
    public String render(Map<String, Object> values, RenderBudget budget) {
        return budget.during(tags, () -> apply(context(values), budget));
    }

    private String apply(Context context, RenderBudget budget) {
        try {
            BoundedWriter out = new BoundedWriter(budget);
            template.apply(context, out);
            return out.toString();
        } catch (HandlebarsException | IOException invalid) {
            throw Refusals.of(invalid);
        } catch (StackOverflowError tooDeep) {
            throw new RenderException("the template is nested too deeply");
        }
    }

    private Context context(Map<String, Object> values) {
        return Context.newBuilder(markup.isEmpty() ? values : marked(values))
                .resolver(MapValueResolver.INSTANCE)
                .build();
    }

    private Map<String, Object> marked(Map<String, Object> values) {
        Map<String, Object> marked = new HashMap<>(values);
        markup.forEach(name -> marked.computeIfPresent(name, (key, value) -> safe(value)));
        return marked;
    }

    private static Object safe(Object value) {
        return value instanceof Markup finished ? new SafeString(finished.words()) : value;
    }
}
