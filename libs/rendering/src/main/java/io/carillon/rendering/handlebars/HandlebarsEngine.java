package io.carillon.rendering.handlebars;

import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Formatter;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.TagType;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.cache.ConcurrentMapTemplateCache;
import io.carillon.rendering.engine.CompiledTemplate;
import io.carillon.rendering.engine.Format;
import io.carillon.rendering.engine.HtmlEscaper;
import io.carillon.rendering.engine.RenderBudget;
import io.carillon.rendering.engine.RenderException;
import io.carillon.rendering.engine.SourceBounds;
import io.carillon.rendering.engine.SourceBounds.Checked;
import io.carillon.rendering.engine.TemplateEngine;
import io.carillon.rendering.engine.TemplateSource;
import java.io.IOException;

/**
 * Handlebars over plain maps. No reflection (map values only), no loader but of the source's own partials, no decorators,
 * and only the helpers of {@link AllowedHelpers}.
 */
public final class HandlebarsEngine implements TemplateEngine {
    private final AllowedHelpers helpers = new AllowedHelpers();

    @Override
    public String name() {
        return "handlebars";
    }

    @Override
    public boolean hasTags(String text) {
        return text.contains("{{");
    }

    @Override
    public CompiledTemplate compile(TemplateSource source) {
        Checked checked = SourceBounds.check(source, HandlebarsScan::scan);
        Handlebars sandbox = sandbox(source);
        checked.partials().forEach(name -> parse(sandbox, source.partials().get(name), source));
        return new CompiledHandlebars(
                parse(sandbox, source.text(), source), checked.tags(), checked.variables(), source.markup());
    }

    private static Template parse(Handlebars sandbox, String text, TemplateSource source) {
        try {
            Template template = sandbox.compileInline(text);
            requireEscaped(template, source);
            return template;
        } catch (HandlebarsException | IOException invalid) {
            throw Refusals.of(invalid);
        } catch (StackOverflowError tooDeep) {
            throw new RenderException("the template is nested too deeply");
        }
    }

    /** The scan refused unescaped output by its looks; here speaks the parser, should the two ever disagree. */
    private static void requireEscaped(Template template, TemplateSource source) {
        boolean escaped =
                template.collect(TagType.TRIPLE_VAR, TagType.AMP_VAR).stream().allMatch(source.markup()::contains);
        if (source.format() == Format.HTML && !escaped) {
            throw new RenderException("unescaped output is not allowed in HTML");
        }
    }

    private Handlebars sandbox(TemplateSource source) {
        EscapingStrategy escaping = source.format() == Format.HTML ? HtmlEscaper::escape : EscapingStrategy.NOOP;
        return new Handlebars(new OwnPartials(source.partials()))
                .with(escaping)
                .with(helpers)
                .with(new ConcurrentMapTemplateCache())
                .prettyPrint(true)
                .with(HandlebarsEngine::counted);
    }

    private static Object counted(Object value, Formatter.Chain next) {
        Object formatted = next.format(value);
        CharSequence words = formatted instanceof CharSequence text ? text : String.valueOf(formatted);
        RenderBudget.current().inserts(words.length());
        return words;
    }
}
