package io.carillon.rendering.qute;

import io.carillon.rendering.engine.RenderException;
import io.carillon.rendering.engine.ScannedSource;
import io.carillon.rendering.engine.ScannedSource.PartialCall;
import io.carillon.rendering.engine.SourceBounds;
import io.carillon.rendering.engine.TemplateSource;
import io.carillon.rendering.qute.QuteTags.Tag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Walks over the tags of one source and refuses sections that are not listed, partials that are not named plainly, and
 * what is nested deeper than a parser should be asked to follow. The parser finds the rest.
 */
final class QuteScan {
    private static final int DEEPEST_PARENTHESES = 8;
    private static final Set<String> SECTIONS =
            Set.of("if", "for", "each", "let", "set", "with", "when", "switch", "include");
    private static final Set<String> BRANCHES = Set.of("else", "is", "in", "case");
    private static final Pattern NAMESPACE = Pattern.compile("^[A-Za-z_][\\w-]*:[^\\s:].*");

    private final QuteTags tags;
    private final Deque<String> open = new ArrayDeque<>();
    private final List<PartialCall> partials = new ArrayList<>();
    private int count;

    private QuteScan(TemplateSource source) {
        this.tags = new QuteTags(source.text());
    }

    /** The variables are left to the parsed template, which knows them better. */
    static ScannedSource scan(TemplateSource source) {
        QuteScan scan = new QuteScan(source);
        for (Tag tag = scan.tags.next(); tag != null; tag = scan.tags.next()) {
            scan.take(tag);
        }
        return new ScannedSource(scan.count, Set.of(), scan.partials);
    }

    private void take(Tag tag) {
        if (++count > SourceBounds.MAX_TAGS) {
            throw new RenderException("the template has more than " + SourceBounds.MAX_TAGS + " tags");
        }
        requireShallow(tag);
        if (tag.isSection()) {
            section(tag);
        } else if (tag.closes()) {
            close(tag.name());
        } else if (tag.body().startsWith("@")) {
            throw new RenderException(tag.line(), "declarations of parameters are not available");
        } else if (NAMESPACE.matcher(tag.body()).matches()) {
            throw new RenderException(
                    tag.line(), "there is no namespace '" + tag.body().split(":", 2)[0] + "'");
        }
    }

    private void section(Tag tag) {
        String name = tag.name();
        if (BRANCHES.contains(name)) {
            return;
        }
        if (!SECTIONS.contains(name)) {
            throw new RenderException(tag.line(), "there is no section '" + name + "'");
        }
        if (name.equals("include")) {
            putIn(tag);
        }
        if (tag.opens()) {
            open.push(name);
            requireDepth(tag);
        }
    }

    private void requireDepth(Tag tag) {
        if (open.size() > SourceBounds.MAX_DEPTH) {
            throw new RenderException(tag.line(), "sections may be nested %d deep".formatted(SourceBounds.MAX_DEPTH));
        }
    }

    private void putIn(Tag tag) {
        String name = tag.parameters().split("\\s", 2)[0];
        if (!SourceBounds.isPartialName(name) || tag.parameters().contains("_id")) {
            throw new RenderException(tag.line(), "a partial is put in by its plain name");
        }
        if (tag.opens()) {
            throw new RenderException(tag.line(), "a partial is put in by a tag that ends with /}");
        }
        partials.add(new PartialCall(name, tag.line(), false, Set.of()));
    }

    /** Sections that need no end, such as let, end with the one around them. */
    private void close(String name) {
        if (name.isEmpty()) {
            open.poll();
        } else if (open.contains(name)) {
            while (!open.pop().equals(name)) {
                // an inner one without an end of its own
            }
        }
    }

    private static void requireShallow(Tag tag) {
        int depth = 0;
        for (int at = 0; at < tag.body().length(); at++) {
            char sign = tag.body().charAt(at);
            depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (depth > DEEPEST_PARENTHESES) {
                throw new RenderException(tag.line(), "parentheses may be nested " + DEEPEST_PARENTHESES + " deep");
            }
        }
    }
}
