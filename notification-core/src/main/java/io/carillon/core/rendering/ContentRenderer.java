package io.carillon.core.rendering;

import io.carillon.events.Content;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Renders every part of one channel's content: HTML parts escaped, text parts not. */
@ApplicationScoped
public class ContentRenderer {
    private final TemplateEngine engine;

    ContentRenderer(TemplateEngine engine) {
        this.engine = engine;
    }

    /**
     * Renders.
     *
     * @param source the template's parts for one channel
     * @param data variables
     * @throws RenderException when a part cannot be rendered
     */
    public Content render(Content source, Map<String, Object> data) {
        UnaryOperator<String> text = part -> part == null ? null : engine.render(part, false, data);
        String html = source.html() == null ? null : engine.render(source.html(), true, data);
        return new Content(
                text.apply(source.subject()),
                html,
                text.apply(source.text()),
                text.apply(source.title()),
                text.apply(source.body()),
                text.apply(source.actionUrl()),
                source.whatsappTemplate(),
                parameters(source.whatsappParameters(), text),
                values(source.data(), text));
    }

    private static List<String> parameters(List<String> sources, UnaryOperator<String> text) {
        return sources == null ? null : sources.stream().map(text).toList();
    }

    private static Map<String, String> values(Map<String, String> sources, UnaryOperator<String> text) {
        return sources == null
                ? null
                : sources.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> text.apply(entry.getValue())));
    }
}
