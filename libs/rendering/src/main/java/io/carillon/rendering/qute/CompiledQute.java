package io.carillon.rendering.qute;

import io.carillon.rendering.engine.CompiledTemplate;
import io.carillon.rendering.engine.RenderBudget;
import io.carillon.rendering.engine.RenderException;
import io.quarkus.qute.Template;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A parsed Qute source over plain maps. Nothing it resolves is asynchronous, so it is done when the call returns. */
record CompiledQute(Template template, int tags, Set<String> variables) implements CompiledTemplate {

    @Override
    public String render(Map<String, Object> values, RenderBudget budget) {
        return budget.during(tags, () -> consume(values, budget));
    }

    private String consume(Map<String, Object> values, RenderBudget budget) {
        try {
            StringBuilder out = new StringBuilder(1024);
            CompletableFuture<Void> done = template.data(values)
                    .consume(words -> {
                        budget.puts(words.length());
                        out.append(words);
                    })
                    .toCompletableFuture();
            done.getNow(null);
            requireDone(done);
            return out.toString();
        } catch (RenderException refused) {
            throw refused;
        } catch (CompletionException failed) {
            throw Refusals.of(failed);
        } catch (RuntimeException invalid) {
            throw Refusals.of(invalid);
        } catch (StackOverflowError tooDeep) {
            throw new RenderException("the template is nested too deeply");
        }
    }

    private static void requireDone(CompletableFuture<Void> done) {
        if (!done.isDone()) {
            throw new RenderException("the template cannot be rendered");
        }
    }
}
