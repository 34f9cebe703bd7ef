package io.carillon.core.rendering;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.helper.ConditionalHelpers;
import com.github.jknack.handlebars.helper.EachHelper;
import com.github.jknack.handlebars.helper.IfHelper;
import com.github.jknack.handlebars.helper.LookupHelper;
import com.github.jknack.handlebars.helper.UnlessHelper;
import com.github.jknack.handlebars.helper.WithHelper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/**
 * Handlebars over plain maps. No reflection (map values only), no loader, no partials, and only the helpers listed here;
 * sources over 64 KiB and outputs over 1 MiB are refused, deep nesting is contained.
 */
@ApplicationScoped
class HandlebarsEngine implements TemplateEngine {
    private static final int MAX_SOURCE_CHARS = 64 * 1024;
    private static final int MAX_OUTPUT_CHARS = 1024 * 1024;
    private static final int CACHED_SOURCES = 10_000;

    private final Handlebars html = sandbox(EscapingStrategy.HTML_ENTITY);
    private final Handlebars text = sandbox(EscapingStrategy.NOOP);
    private final Cache<Source, Template> compiled =
            Caffeine.newBuilder().maximumSize(CACHED_SOURCES).build();

    private record Source(String text, boolean escapeHtml) {}

    @Override
    public String render(String source, boolean escapeHtml, Map<String, Object> data) {
        if (source.indexOf("{{") < 0) {
            return source;
        }
        try {
            BoundedWriter out = new BoundedWriter();
            compiled.get(new Source(source, escapeHtml), this::compile).apply(context(data), out);
            return out.toString();
        } catch (HandlebarsException | IOException invalid) {
            throw new RenderException("the template is invalid: " + firstLine(invalid.getMessage()));
        } catch (StackOverflowError tooDeep) {
            throw new RenderException("the template is nested too deeply");
        }
    }

    private Template compile(Source source) {
        if (source.text().length() > MAX_SOURCE_CHARS) {
            throw new RenderException("the template is larger than 64 KiB");
        }
        try {
            return (source.escapeHtml() ? html : text).compileInline(source.text());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Context context(Map<String, Object> data) {
        return Context.newBuilder(data).resolver(MapValueResolver.INSTANCE).build();
    }

    private static Handlebars sandbox(EscapingStrategy escaping) {
        Handlebars engine = new Handlebars(new NoLoader()).with(escaping).with(new AllowedHelpers());
        engine.registerHelper("each", EachHelper.INSTANCE);
        engine.registerHelper("if", IfHelper.INSTANCE);
        engine.registerHelper("unless", UnlessHelper.INSTANCE);
        engine.registerHelper("with", WithHelper.INSTANCE);
        engine.registerHelper("lookup", LookupHelper.INSTANCE);
        engine.registerHelper("eq", ConditionalHelpers.eq);
        return engine;
    }

    private static String firstLine(String message) {
        return message == null
                ? "unknown reason"
                : message.lines().findFirst().orElse("").strip();
    }

    /** Collects output and refuses to grow without bound. */
    private static final class BoundedWriter extends Writer {
        private final StringBuilder out = new StringBuilder(1024);

        @Override
        public void write(char[] chars, int offset, int length) {
            if (out.length() + length > MAX_OUTPUT_CHARS) {
                throw new RenderException("the rendered text is larger than 1 MiB");
            }
            out.append(chars, offset, length);
        }

        @Override
        public void flush() {
            // nothing is buffered elsewhere
        }

        @Override
        public void close() {
            // nothing to release
        }

        @Override
        public String toString() {
            return out.toString();
        }
    }
}
