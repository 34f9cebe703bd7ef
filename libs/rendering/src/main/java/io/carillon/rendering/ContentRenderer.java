package io.carillon.rendering;

import io.carillon.events.Content;
import io.carillon.rendering.engine.Format;
import io.carillon.rendering.engine.Markup;
import io.carillon.rendering.engine.RenderBudget;
import io.carillon.rendering.engine.RenderException;
import io.carillon.rendering.engine.TemplateSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Renders every part of one channel's content: HTML parts escaped, text parts not, e-mail bodies within their layout. What
 * a preview shows is what a recipient gets, because both come from here. Synchronous and bounded; for worker threads.
 */
@ApplicationScoped
public class ContentRenderer {
    private static final String CONTENT = "content";
    private static final Set<String> MARKUP = Set.of(CONTENT);

    private final TemplateEngines engines;

    public ContentRenderer(TemplateEngines engines) {
        this.engines = engines;
    }

    /**
     * Renders.
     *
     * @param source the sources of one channel's content
     * @param variables maps, lists, texts, numbers and booleans only; {@link TemplateVariables} makes them
     * @throws RenderException when a part cannot be rendered, naming the part
     */
    public Rendered render(ContentSource source, Map<String, Object> variables) {
        Rendering rendering = new Rendering(source, variables, RenderBudget.of(source.strict()), new ArrayList<>());
        Content content = Parts.map(source.parts(), rendering::part);
        ContentBounds.check(content);
        return new Rendered(content, List.copyOf(rendering.warnings()));
    }

    /**
     * Checks that rendered content fits into one event, for who added files to it.
     *
     * @throws RenderException when it does not
     */
    public static void checkSize(Content content) {
        ContentBounds.check(content);
    }

    /** One text on its own, such as the key of a digest; not escaped. */
    public String renderText(ContentSource source, String text, Map<String, Object> variables) {
        TemplateSource alone = TemplateSource.of(text, Format.TEXT, source.partials());
        return engines.compile(source.engine(), alone).render(variables, RenderBudget.of(source.strict()));
    }

    /** One content in the making. */
    private final class Rendering {
        private final ContentSource source;
        private final Map<String, Object> variables;
        private final RenderBudget budget;
        private final List<RenderWarning> warnings;

        private Rendering(
                ContentSource source,
                Map<String, Object> variables,
                RenderBudget budget,
                List<RenderWarning> warnings) {
            this.source = source;
            this.variables = variables;
            this.budget = budget;
            this.warnings = warnings;
        }

        private List<RenderWarning> warnings() {
            return warnings;
        }

        private String part(String pointer, Format format, String text) {
            try {
                String words = words(pointer, format, text);
                UnsafeAddresses.refuse(pointer, words);
                budget.takeMissing().forEach(name -> warn(pointer, name));
                return words;
            } catch (RenderException failed) {
                throw failed.in(pointer.substring(1));
            }
        }

        private String words(String pointer, Format format, String text) {
            String words = engines.compile(source.engine(), TemplateSource.of(text, format, source.partials()))
                    .render(variables, budget);
            return switch (pointer) {
                case "/html" ->
                    framed(
                            words,
                            format,
                            source.layout() == null ? null : source.layout().html());
                case "/text" ->
                    framed(
                            words,
                            format,
                            source.layout() == null ? null : source.layout().text());
                default -> words;
            };
        }

        private String framed(String words, Format format, String frame) {
            if (frame == null) {
                return words;
            }
            Map<String, Object> all = new HashMap<>(variables);
            all.put(CONTENT, new Markup(words));
            TemplateSource layout = new TemplateSource(frame, format, Map.of(), MARKUP);
            return engines.compile(source.layout().engine(), layout).render(all, budget);
        }

        private void warn(String pointer, String name) {
            warnings.add(new RenderWarning(pointer, "the variable '" + name + "' is missing and leaves a blank"));
        }
    }
}
