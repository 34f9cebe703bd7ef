package io.carillon.rendering;

import io.carillon.events.Content;
import java.util.List;

/**
 * Finished words, and what its author should know about them.
 *
 * @param content the words
 * @param warnings what was missing and left a blank
 */
public record Rendered(Content content, List<RenderWarning> warnings) {}
