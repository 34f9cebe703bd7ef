package io.carillon.rendering.engine;

import io.carillon.rendering.engine.ScannedSource.PartialCall;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Bounds that every source and its partials obey before a parser sees them: size, number of tags, partials that exist, put
 * in no one another in circles, and unfold to a bounded whole.
 */
public final class SourceBounds {
    public static final int MAX_CHARS = 64 * 1024;
    public static final int MAX_DEPTH = 16;
    public static final int MAX_TAGS = 2_000;
    public static final int MAX_TAG_CHARS = 2_000;
    public static final int MAX_PARTIALS = 50;

    private static final int MAX_UNFOLDED_TAGS = 10_000;
    private static final Pattern PARTIAL_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    private final TemplateSource source;
    private final Function<TemplateSource, ScannedSource> scanner;
    private final Map<String, ScannedSource> scanned = new HashMap<>();
    private final Map<String, Long> unfolded = new HashMap<>();
    private final Deque<String> path = new ArrayDeque<>();

    private SourceBounds(TemplateSource source, Function<TemplateSource, ScannedSource> scanner) {
        this.source = source;
        this.scanner = scanner;
    }

    /**
     * A source that keeps within bounds.
     *
     * @param tags how many tags it has, partials unfolded
     * @param variables top-level variables that the whole names for certain
     * @param partials names of the partials it puts in, directly or through others
     */
    public record Checked(int tags, Set<String> variables, Set<String> partials) {}

    /**
     * Checks a source with all it puts in.
     *
     * @param scanner the language's scan of one text, which refuses what the language may not do here
     * @throws RenderException when a bound is left
     */
    public static Checked check(TemplateSource source, Function<TemplateSource, ScannedSource> scanner) {
        return new SourceBounds(source, scanner).check();
    }

    /** Whether a partial may have that name. */
    public static boolean isPartialName(String name) {
        return PARTIAL_NAME.matcher(name).matches();
    }

    private Checked check() {
        if (source.partials().size() > MAX_PARTIALS) {
            throw new RenderException("a template may have " + MAX_PARTIALS + " partials");
        }
        ScannedSource whole = scan(source);
        long tags = unfold(whole);
        requireModest(0, tags);
        return new Checked((int) tags, variables(whole), Set.copyOf(scanned.keySet()));
    }

    private ScannedSource scan(TemplateSource text) {
        if (text.text().length() > MAX_CHARS) {
            throw new RenderException("the template is larger than 64 KiB");
        }
        ScannedSource found = scanner.apply(text);
        if (found.tags() > MAX_TAGS) {
            throw new RenderException("the template has more than " + MAX_TAGS + " tags");
        }
        return found;
    }

    private ScannedSource partial(PartialCall call) {
        if (!source.partials().containsKey(call.name())) {
            throw new RenderException(call.line(), "there is no partial '" + call.name() + "'");
        }
        return scanned.computeIfAbsent(call.name(), this::scanPartial);
    }

    private ScannedSource scanPartial(String name) {
        try {
            return scan(source.partial(name));
        } catch (RenderException invalid) {
            throw new RenderException("in the partial '" + name + "': " + invalid.getMessage());
        }
    }

    private long unfold(ScannedSource text) {
        long tags = text.tags();
        for (PartialCall call : text.partials()) {
            tags += unfold(call);
            requireModest(call.line(), tags);
        }
        return tags;
    }

    private long unfold(PartialCall call) {
        Long known = unfolded.get(call.name());
        if (known != null) {
            return known;
        }
        if (path.contains(call.name())) {
            throw new RenderException(call.line(), "the partial '" + call.name() + "' puts in itself");
        }
        path.push(call.name());
        long tags = unfold(partial(call));
        path.pop();
        unfolded.put(call.name(), tags);
        return tags;
    }

    private static void requireModest(int line, long tags) {
        if (tags > MAX_UNFOLDED_TAGS) {
            throw new RenderException(line, "the template and its partials unfold to too many tags");
        }
    }

    private Set<String> variables(ScannedSource text) {
        Set<String> names = new LinkedHashSet<>(text.variables());
        for (PartialCall call : text.partials()) {
            if (call.outermost()) {
                Set<String> inner = new LinkedHashSet<>(variables(scanned.get(call.name())));
                inner.removeAll(call.given());
                names.addAll(inner);
            }
        }
        return names;
    }
}
