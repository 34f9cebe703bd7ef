package io.carillon.rendering.handlebars;

import com.github.jknack.handlebars.io.AbstractTemplateLoader;
import com.github.jknack.handlebars.io.StringTemplateSource;
import com.github.jknack.handlebars.io.TemplateSource;
import io.carillon.rendering.engine.RenderException;
import java.util.Map;

/** Finds the partials a template brings along, and nothing else: no file, no class path, no network. */
final class OwnPartials extends AbstractTemplateLoader {
    private final Map<String, String> partials;

    OwnPartials(Map<String, String> partials) {
        this.partials = partials;
    }

    @Override
    public TemplateSource sourceAt(String name) {
        String source = partials.get(name);
        if (source == null) {
            throw new RenderException("there is no partial '" + name + "'");
        }
        return new StringTemplateSource(name, source);
    }
}
