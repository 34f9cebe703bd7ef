package io.carillon.core.rendering;

/**
 * What one rendering may cost. Counted, not timed, so that the same template and data always fare the same. A rendering
 * stays on one thread; its budget is that thread's current one.
 */
final class RenderBudget {
    private static final int MAX_OUTPUT_CHARS = 1024 * 1024;
    private static final long MAX_REPEATED_CHARS = 8L * 1024 * 1024;
    private static final int COST_OF_A_ROUND = 16;
    private static final ThreadLocal<RenderBudget> CURRENT = new ThreadLocal<>();

    private long repeatedChars;
    private long valueChars;
    private long outputChars;

    private RenderBudget() {}

    /** Begins a rendering with a full budget. */
    static RenderBudget begin() {
        RenderBudget budget = new RenderBudget();
        CURRENT.set(budget);
        return budget;
    }

    static void end() {
        CURRENT.remove();
    }

    static RenderBudget current() {
        return CURRENT.get();
    }

    /** A loop is about to go over its body so many times. */
    void repeats(int times, int bodyChars) {
        repeatedChars += (long) times * (COST_OF_A_ROUND + bodyChars);
        if (repeatedChars > MAX_REPEATED_CHARS) {
            throw new RenderException("the template repeats too much");
        }
    }

    /** A value is put into a block, which is held in memory until the block ends. */
    void inserts(int chars) {
        valueChars += chars;
        requireRoom(valueChars);
    }

    /** Words are put out. */
    void puts(int chars) {
        outputChars += chars;
        requireRoom(outputChars);
    }

    private static void requireRoom(long chars) {
        if (chars > MAX_OUTPUT_CHARS) {
            throw new RenderException("the rendered text is larger than 1 MiB");
        }
    }
}
