package io.carillon.rendering.qute;

import io.carillon.rendering.engine.RenderBudget;
import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.ValueResolver;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Reads a map's values by their keys, and nothing else of it; a null is a value that is not there. */
final class PlainMaps implements ValueResolver {
    private static final int BEFORE_OTHERS = 20;

    @Override
    public int getPriority() {
        return BEFORE_OTHERS;
    }

    @Override
    public boolean appliesTo(EvalContext context) {
        return context.getBase() instanceof Map<?, ?> map
                && context.getParams().isEmpty()
                && map.get(context.getName()) != null;
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        RenderBudget.current().steps();
        return CompletedStage.of(((Map<?, ?>) context.getBase()).get(context.getName()));
    }
}
