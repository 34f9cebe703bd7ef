package io.carillon.rendering.engine;

import java.util.List;
import java.util.Set;

/**
 * What a scan finds in one source, before any parser sees it.
 *
 * @param tags how many tags it has
 * @param variables top-level variables it names for certain
 * @param partials the partials it puts in, one entry for each time
 */
public record ScannedSource(int tags, Set<String> variables, List<PartialCall> partials) {

    /**
     * A place where a partial is put in.
     *
     * @param name the partial
     * @param line where
     * @param outermost whether the partial sees the top-level variables first
     * @param given names that the place gives to the partial
     */
    public record PartialCall(String name, int line, boolean outermost, Set<String> given) {}
}
