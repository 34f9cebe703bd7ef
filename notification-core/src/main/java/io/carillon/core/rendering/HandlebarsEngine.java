package io.carillon.core.rendering;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Formatter;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.helper.ConditionalHelpers;
import com.github.jknack.handlebars.helper.IfHelper;
import com.github.jknack.handlebars.helper.LookupHelper;
import com.github.jknack.handlebars.helper.UnlessHelper;
import com.github.jknack.handlebars.helper.WithHelper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Handlebars over plain maps. No reflection (map values only), no loader, no partials, and only the helpers listed here;
 * sources over 64 KiB and outputs over 1 MiB are refused, loops and deep nesting are contained.
 */
@ApplicationScoped
class HandlebarsEngine implements TemplateEngine {
    private static final int MAX_SOURCE_CHARS = 64 * 1024;
    private static final int CACHED_SOURCES = 10_000;
    private static final Pattern CLASS_NAME = Pattern.compile("([a-z]+\\.)+[A-Z]\\w*: ");
    private static final Pattern FILE_NAME = Pattern.compile("inline@[0-9a-f]+:");

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
            BoundedWriter out = new BoundedWriter(RenderBudget.begin());
            compiled.get(new Source(source, escapeHtml), this::compile).apply(context(data), out);
            return out.toString();
        } catch (HandlebarsException | IOException invalid) {
            throw refusal(invalid);
        } catch (StackOverflowError tooDeep) {
            throw new RenderException("the template is nested too deeply");
        } finally {
            RenderBudget.end();
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
        Handlebars engine = new Handlebars(new NoLoader())
                .with(escaping)
                .with(new AllowedHelpers())
                .with(HandlebarsEngine::counted);
        engine.registerHelper("each", new BoundedEach());
        engine.registerHelper("if", IfHelper.INSTANCE);
        engine.registerHelper("unless", UnlessHelper.INSTANCE);
        engine.registerHelper("with", WithHelper.INSTANCE);
        engine.registerHelper("lookup", LookupHelper.INSTANCE);
        engine.registerHelper("eq", ConditionalHelpers.eq);
        return engine;
    }

    private static Object counted(Object value, Formatter.Chain next) {
        Object formatted = next.format(value);
        CharSequence words = formatted instanceof CharSequence text ? text : String.valueOf(formatted);
        RenderBudget.current().inserts(words.length());
        return words;
    }

    /** Our own refusals as they are, for the library wraps them; its own in words that name no class and no file. */
    private static RenderException refusal(Throwable invalid) {
        for (Throwable cause = invalid; cause != null; cause = cause.getCause()) {
            if (cause instanceof RenderException refused) {
                return refused;
            }
        }
        return new RenderException("the template is invalid: " + plain(invalid.getMessage()));
    }

    private static String plain(String message) {
        String line = message == null ? "" : message.lines().findFirst().orElse("");
        String place = FILE_NAME.matcher(line).replaceAll("line ");
        return CLASS_NAME.matcher(place).replaceAll("").strip();
    }

    /** Collects output and refuses to grow without bound. */
    private static final class BoundedWriter extends Writer {
        private final StringBuilder out = new StringBuilder(1024);
        private final RenderBudget budget;

        BoundedWriter(RenderBudget budget) {
            this.budget = budget;
        }

        @Override
        public void write(char[] chars, int offset, int length) {
            budget.puts(length);
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
