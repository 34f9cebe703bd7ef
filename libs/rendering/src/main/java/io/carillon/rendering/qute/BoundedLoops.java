package io.carillon.rendering.qute;

import io.carillon.rendering.engine.RenderBudget;
import io.carillon.rendering.engine.RenderException;
import io.quarkus.qute.Expression;
import io.quarkus.qute.LoopSectionHelper;
import io.quarkus.qute.ResultNode;
import io.quarkus.qute.Results;
import io.quarkus.qute.Scope;
import io.quarkus.qute.SectionBlock;
import io.quarkus.qute.SectionHelper;
import io.quarkus.qute.SectionHelperFactory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The library's {@code for} and {@code each}, within the rendering's budget; over nothing they do nothing. */
final class BoundedLoops implements SectionHelperFactory<SectionHelper> {
    private static final int CHARS_OF_A_NODE = 32;

    private final LoopSectionHelper.Factory loops = new LoopSectionHelper.Factory();

    @Override
    public List<String> getDefaultAliases() {
        return loops.getDefaultAliases();
    }

    @Override
    public ParametersInfo getParameters() {
        return loops.getParameters();
    }

    @Override
    public List<String> getBlockLabels() {
        return loops.getBlockLabels();
    }

    @Override
    public Scope initializeBlock(Scope outerScope, BlockInfo block) {
        return loops.initializeBlock(outerScope, block);
    }

    @Override
    public SectionHelper initialize(SectionInitContext context) {
        int body = CHARS_OF_A_NODE * context.getBlocks().getFirst().nodes.size();
        return new Loop(loops.initialize(context), context.getExpression("iterable"), context.getBlock("else"), body);
    }

    private record Loop(SectionHelper loop, Expression items, SectionBlock otherwise, int bodyChars)
            implements SectionHelper {
        @Override
        public CompletionStage<ResultNode> resolve(SectionResolutionContext context) {
            return context.evaluate(items).thenCompose(found -> repeat(found, context));
        }

        private CompletionStage<ResultNode> repeat(Object found, SectionResolutionContext context) {
            if (found == null || Results.isNotFound(found) || size(found) <= 0) {
                return otherwise == null ? ResultNode.NOOP : context.execute(otherwise, context.resolutionContext());
            }
            RenderBudget.current().repeats(size(found), bodyChars);
            return loop.resolve(context);
        }

        private long size(Object found) {
            return switch (found) {
                case Collection<?> list -> list.size();
                case Map<?, ?> map -> map.size();
                case Integer times -> times;
                case Long times -> times;
                default ->
                    throw new RenderException(
                            items.getOrigin().getLine(), "'" + items.toOriginalString() + "' is no list");
            };
        }
    }
}
