package io.carillon.rendering.handlebars;

import io.carillon.rendering.engine.RenderBudget;
import java.io.Writer;

/** Collects output and refuses to grow without bound. */
final class BoundedWriter extends Writer {
    private final StringBuilder out = new StringBuilder(1024);
    private final RenderBudget budget;

    BoundedWriter(RenderBudget budget) {
        this.budget = budget;
    }

    @Override
    public void write(char[] chars, int offset, int length) {
        budget.puts(length);
        out.append(chars, offset, length);
    }

    @Override
    public void write(String words, int offset, int length) {
        budget.puts(length);
        out.append(words, offset, offset + length);
    }

    @Override
    public void flush() {
        // nothing is buffered elsewhere
    }

    @Override
    public void close() {
        // nothing to release
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
