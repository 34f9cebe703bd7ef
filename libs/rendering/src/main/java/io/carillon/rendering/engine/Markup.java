package io.carillon.rendering.engine;

/** Words that are finished, as a variable of a layout: they are put out as they are. Never made of a request's data. */
public record Markup(String words) {
    @Override
    public String toString() {
        return words;
    }
}
