package io.carillon.rendering.qute;

import io.carillon.rendering.engine.CompiledTemplate;
import io.carillon.rendering.engine.RenderException;
import io.carillon.rendering.engine.SourceBounds;
import io.carillon.rendering.engine.SourceBounds.Checked;
import io.carillon.rendering.engine.TemplateEngine;
import io.carillon.rendering.engine.TemplateSource;
import io.quarkus.qute.Engine;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.IncludeSectionHelper;
import io.quarkus.qute.SetSectionHelper;
import io.quarkus.qute.Template;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.WhenSectionHelper;
import io.quarkus.qute.WithSectionHelper;

/**
 * Qute over plain maps, in an engine built by hand for each source: no reflection, no locator, no globals, no namespaces,
 * no {@code eval}, no {@code raw}, and only the sections added here. Missing values are told apart when they are put out,
 * so that conditions may ask for them.
 */
public final class QuteEngine implements TemplateEngine {

    @Override
    public String name() {
        return "qute";
    }

    @Override
    public boolean hasTags(String text) {
        return text.indexOf('{') >= 0 || text.indexOf('\\') >= 0;
    }

    @Override
    public CompiledTemplate compile(TemplateSource source) {
        Checked checked = SourceBounds.check(source, QuteScan::scan);
        try {
            Engine engine = sandbox(source);
            checked.partials()
                    .forEach(name -> engine.putTemplate(
                            name, engine.parse(source.partials().get(name))));
            Template template = engine.parse(source.text());
            return new CompiledQute(template, checked.tags(), QuteVariables.of(engine, template));
        } catch (RuntimeException invalid) {
            throw Refusals.of(invalid);
        } catch (StackOverflowError tooDeep) {
            throw new RenderException("the template is nested too deeply");
        }
    }

    private static Engine sandbox(TemplateSource source) {
        return Engine.builder()
                .addSectionHelpers(
                        new IfSectionHelper.Factory(),
                        new BoundedLoops(),
                        new SetSectionHelper.Factory(),
                        new WithSectionHelper.Factory(),
                        new WhenSectionHelper.Factory(),
                        new IncludeSectionHelper.Factory())
                .addValueResolvers(
                        new PlainMaps(),
                        ValueResolvers.mapperResolver(),
                        ValueResolvers.mapEntryResolver(),
                        ValueResolvers.collectionResolver(),
                        ValueResolvers.listResolver(),
                        ValueResolvers.thisResolver())
                .addValueResolvers(
                        ValueResolvers.orResolver(),
                        ValueResolvers.orEmpty(),
                        ValueResolvers.trueResolver(),
                        ValueResolvers.logicalAndResolver(),
                        ValueResolvers.logicalOrResolver(),
                        ValueResolvers.plusResolver(),
                        ValueResolvers.minusResolver(),
                        ValueResolvers.modResolver(),
                        ValueResolvers.equalsResolver())
                .addResultMapper(new PlainWords(source.format()))
                .strictRendering(false)
                .useAsyncTimeout(false)
                .build();
    }
}
