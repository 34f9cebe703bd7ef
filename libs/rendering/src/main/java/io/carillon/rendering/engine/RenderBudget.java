package io.carillon.rendering.engine;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What rendering one content may cost, and what it found missing. Counted, so that the same template and data always fare
 * the same; the deadline is far beyond what the counts allow on a machine that works. A rendering stays on one thread.
 */
public final class RenderBudget {
    private static final int MAX_OUTPUT_CHARS = 1024 * 1024;
    private static final long MAX_REPEATED_CHARS = 8L * 1024 * 1024;
    private static final int MAX_ROUNDS = 100_000;
    private static final long MAX_REPEATED_TAGS = 500_000;
    private static final int COST_OF_A_ROUND = 16;
    private static final int MOST_NAMED = 50;
    private static final long PATIENCE_NANOS = 30_000_000_000L;
    private static final ThreadLocal<RenderBudget> CURRENT = new ThreadLocal<>();

    private final boolean strict;
    private final Set<String> missing = new LinkedHashSet<>();
    private final long deadline = System.nanoTime() + PATIENCE_NANOS;
    private int tagsOfTheWhole = 1;
    private long rounds;
    private long repeatedTags;
    private long repeatedChars;
    private long valueChars;
    private long outputChars;

    private RenderBudget(boolean strict) {
        this.strict = strict;
    }

    /** A full budget; putting out what is missing leaves a blank. */
    public static RenderBudget lenient() {
        return new RenderBudget(false);
    }

    /** A full budget; putting out what is missing fails the rendering. */
    public static RenderBudget strict() {
        return new RenderBudget(true);
    }

    public static RenderBudget of(boolean strict) {
        return new RenderBudget(strict);
    }

    /** The budget of the rendering that runs on this thread. */
    public static RenderBudget current() {
        return CURRENT.get();
    }

    /**
     * Renders with this budget as the thread's current one.
     *
     * @param tags how many tags the source has with its partials unfolded: what one round of a loop may cost at most
     */
    public <T> T during(int tags, Supplier<T> rendering) {
        RenderBudget outer = CURRENT.get();
        CURRENT.set(this);
        tagsOfTheWhole = tags;
        try {
            return rendering.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    /** A loop is about to go over its body so many times. */
    public void repeats(long times, int bodyChars) {
        steps();
        rounds += times;
        repeatedTags += times * tagsOfTheWhole;
        repeatedChars += times * (COST_OF_A_ROUND + bodyChars);
        if (rounds > MAX_ROUNDS || repeatedChars > MAX_REPEATED_CHARS || repeatedTags > MAX_REPEATED_TAGS) {
            throw new RenderException("the template repeats too much");
        }
    }

    /** A value is put into a block, which is held in memory until the block ends. */
    public void inserts(int chars) {
        steps();
        valueChars += chars;
        requireRoom(valueChars);
    }

    /** Words are put out. */
    public void puts(int chars) {
        outputChars += chars;
        requireRoom(outputChars);
    }

    /** Something is looked up or decided; ends a rendering that was abandoned or takes far too long. */
    public void steps() {
        if (TrialThread.isAbandoned() || System.nanoTime() - deadline > 0) {
            throw new RenderException("the template takes too long");
        }
    }

    /**
     * A variable to be put out is missing.
     *
     * @throws RenderException naming it, when the rendering is strict
     */
    public void misses(String name) {
        if (strict) {
            throw new RenderException("the variable '" + name + "' is missing");
        }
        if (missing.size() < MOST_NAMED) {
            missing.add(name);
        }
    }

    /** Names of variables that were missing since the last call, in the order they were missed. */
    public Set<String> takeMissing() {
        if (missing.isEmpty()) {
            return Set.of();
        }
        Set<String> taken = new LinkedHashSet<>(missing);
        missing.clear();
        return taken;
    }

    private static void requireRoom(long chars) {
        if (chars > MAX_OUTPUT_CHARS) {
            throw new RenderException("the rendered text is larger than 1 MiB");
        }
    }
}
