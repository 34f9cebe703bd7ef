package io.carillon.rendering;

import io.carillon.events.Content;
import io.carillon.rendering.schema.VariableSchema;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;

/**
 * Loads parsers and the schema validator beside the start, so that the first request does not wait for some thousand
 * classes, least of all on an event loop.
 */
@ApplicationScoped
public class WarmUp {
    private final ContentRenderer renderer;

    WarmUp(ContentRenderer renderer) {
        this.renderer = renderer;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        Thread.ofPlatform().daemon().name("rendering-warm-up").start(this::run);
    }

    private void run() {
        VariableSchema.of(Map.of("type", "object", "required", List.of("name"))).check(Map.of());
        renderer.render(
                ContentSource.inline(Content.email("{{name}}", "<p>{{#if name}}{{name}}{{/if}}</p>", null)),
                Map.of("name", "Ada"));
    }
}
