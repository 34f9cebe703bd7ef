package io.carillon.core.rendering;

import com.github.jknack.handlebars.io.AbstractTemplateLoader;
import com.github.jknack.handlebars.io.TemplateSource;

/** Loads nothing: tenant templates may not reach files, class path or network. */
final class NoLoader extends AbstractTemplateLoader {
    @Override
    public TemplateSource sourceAt(String location) {
        throw new RenderException("partials are not available");
    }
}
