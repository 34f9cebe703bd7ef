package io.carillon.rendering;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.carillon.rendering.engine.CompiledTemplate;
import io.carillon.rendering.engine.RenderException;
import io.carillon.rendering.engine.TemplateEngine;
import io.carillon.rendering.engine.TemplateSource;
import io.carillon.rendering.handlebars.HandlebarsEngine;
import io.carillon.rendering.qute.QuteEngine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The template languages by name, and what they compiled. A compiled template is kept under everything it was made of, so
 * that no two tenants or versions can be mixed up: who finds it wrote the same.
 */
@ApplicationScoped
public class TemplateEngines {
    private static final int KEPT_CHARS = 64 * 1024 * 1024;
    private static final int CHARS_OF_AN_ENTRY = 500;

    private final Map<String, TemplateEngine> engines = List.of(new HandlebarsEngine(), new QuteEngine()).stream()
            .collect(Collectors.toUnmodifiableMap(TemplateEngine::name, Function.identity()));
    private final Cache<Key, CompiledTemplate> compiled = Caffeine.newBuilder()
            .maximumWeight(KEPT_CHARS)
            .weigher(TemplateEngines::weigh)
            .build();

    private record Key(String engine, TemplateSource source) {}

    /** Names of the languages there are. */
    public Set<String> names() {
        return engines.keySet();
    }

    /**
     * The source compiled in a language, from the cache when it was before.
     *
     * @throws RenderException when the source is invalid, or there is no such language
     */
    public CompiledTemplate compile(String engine, TemplateSource source) {
        TemplateEngine language = named(engine);
        return language.hasTags(source.text())
                ? compiled.get(new Key(engine, source), key -> language.compile(key.source()))
                : CompiledTemplate.plain(source.text());
    }

    private TemplateEngine named(String name) {
        TemplateEngine engine = name == null ? null : engines.get(name);
        if (engine == null) {
            throw new RenderException("there is no template engine '" + name + "'");
        }
        return engine;
    }

    private static int weigh(Key key, CompiledTemplate template) {
        int partials = key.source().partials().values().stream()
                .mapToInt(String::length)
                .sum();
        return CHARS_OF_AN_ENTRY + key.source().text().length() + partials;
    }
}
