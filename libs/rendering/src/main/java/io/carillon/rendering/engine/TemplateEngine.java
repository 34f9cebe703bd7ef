package io.carillon.rendering.engine;

/**
 * A template language in its sandbox. Implementations are thread-safe; values are maps, lists, texts, numbers and
 * booleans only, and nothing outside of them and of the source can be reached.
 */
public interface TemplateEngine {

    /** The name template versions use. */
    String name();

    /** Whether there is anything to compile; words without tags are the same for everybody. */
    boolean hasTags(String text);

    /**
     * Compiles within {@link SourceBounds}. Costly; the result is to be kept.
     *
     * @throws RenderException when the source is invalid or leaves its bounds, with its line
     */
    CompiledTemplate compile(TemplateSource source);
}
