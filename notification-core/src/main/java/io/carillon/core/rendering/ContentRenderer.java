package io.carillon.core.rendering;

import io.carillon.events.Content;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders every part of one channel's content: HTML parts escaped, text parts not. */
@ApplicationScoped
public class ContentRenderer {
    private static final long MAX_BYTES = 900_000;
    private static final int MOST_BYTES_EACH = 6;

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
        return bounded(new Content(
                text.apply(source.subject()),
                html,
                text.apply(source.text()),
                text.apply(source.title()),
                text.apply(source.body()),
                text.apply(source.actionUrl()),
                text.apply(source.actionLabel()),
                source.whatsappTemplate(),
                parameters(source.whatsappParameters(), text),
                values(source.data(), text)));
    }

    /** The whole travels in one event, which Kafka takes up to 1 MiB. */
    private static Content bounded(Content content) {
        boolean surelyFits = parts(content).mapToLong(String::length).sum() * MOST_BYTES_EACH <= MAX_BYTES;
        if (!surelyFits && parts(content).mapToLong(ContentRenderer::bytes).sum() > MAX_BYTES) {
            throw new RenderException("the rendered parts together are larger than 900 kB");
        }
        return content;
    }

    private static Stream<String> parts(Content content) {
        Stream<String> words = Stream.of(
                content.subject(),
                content.html(),
                content.text(),
                content.title(),
                content.body(),
                content.actionUrl(),
                content.actionLabel());
        Stream<String> parameters =
                Stream.ofNullable(content.whatsappParameters()).flatMap(List::stream);
        Stream<String> values = Stream.ofNullable(content.data()).flatMap(data -> data.values().stream());
        return Stream.of(words, parameters, values).flatMap(part -> part).filter(Objects::nonNull);
    }

    /** Length as JSON in UTF-8. */
    private static long bytes(String text) {
        return text.chars().mapToLong(ContentRenderer::bytes).sum();
    }

    private static long bytes(int character) {
        if (character < ' ') {
            return MOST_BYTES_EACH;
        }
        boolean escaped = character == '"' || character == '\\';
        return character < 0x80 ? (escaped ? 2 : 1) : 3;
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
