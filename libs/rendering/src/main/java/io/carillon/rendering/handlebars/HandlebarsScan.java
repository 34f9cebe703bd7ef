package io.carillon.rendering.handlebars;

import io.carillon.rendering.engine.Format;
import io.carillon.rendering.engine.RenderException;
import io.carillon.rendering.engine.ScannedSource;
import io.carillon.rendering.engine.ScannedSource.PartialCall;
import io.carillon.rendering.engine.SourceBounds;
import io.carillon.rendering.engine.TemplateSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks over the tags of one source and refuses what tenants may not write, what no helper exists for, and what is nested
 * deeper than a parser should be asked to follow.
 */
final class HandlebarsScan {
    private static final int LONGEST_CHAIN = 50;
    private static final Set<String> KEEPING_SCOPE = Set.of("if", "unless", "and", "or", "not");

    private final TemplateSource source;
    private final Tags tags;
    private final Deque<Block> open = new ArrayDeque<>();
    private final Set<String> variables = new LinkedHashSet<>();
    private final List<PartialCall> partials = new ArrayList<>();
    private int count;

    private HandlebarsScan(TemplateSource source) {
        this.source = source;
        this.tags = new Tags(source.text());
    }

    /** A block that is not closed yet. */
    private static final class Block {
        private final String name;
        private final int line;
        private final boolean outermost;
        private final Set<String> names;
        private int branches;
        private boolean complete;

        private Block(String name, int line, boolean outermost, Set<String> names) {
            this.name = name;
            this.line = line;
            this.outermost = outermost;
            this.names = names;
        }
    }

    static ScannedSource scan(TemplateSource source) {
        HandlebarsScan scan = new HandlebarsScan(source);
        for (Tag tag = scan.tags.next(); tag != null; tag = scan.tags.next()) {
            scan.take(tag);
        }
        if (!scan.open.isEmpty()) {
            Block left = scan.open.peek();
            throw new RenderException(left.line, "the block '" + left.name + "' is not closed");
        }
        return new ScannedSource(scan.count, scan.variables, scan.partials);
    }

    private void take(Tag tag) {
        if (++count > SourceBounds.MAX_TAGS) {
            throw new RenderException("the template has more than " + SourceBounds.MAX_TAGS + " tags");
        }
        if (tag.isElse()) {
            branch(tag);
        } else if (tag.closes()) {
            close(tag);
        } else if (tag.opens()) {
            open(tag);
        } else {
            putOut(tag);
        }
    }

    private void branch(Tag tag) {
        Block block = open.peek();
        if (block == null) {
            throw new RenderException(tag.line(), "'else' stands outside of a block");
        }
        if (block.complete || ++block.branches > LONGEST_CHAIN) {
            String fault = block.complete ? "has its 'else' already" : "may have " + LONGEST_CHAIN + " branches";
            throw new RenderException(tag.line(), "the block '" + block.name + "' " + fault);
        }
        block.complete = !tag.body().startsWith("else ");
        if (!block.complete) {
            Tag condition = new Tag("#", tag.body().substring("else ".length()).strip(), tag.line());
            read(condition, Words.of(condition));
        }
    }

    private void close(Tag tag) {
        Block block = open.poll();
        if (block == null) {
            throw new RenderException(tag.line(), "'/" + tag.body() + "' closes no block");
        }
        if (!block.name.equals(tag.body())) {
            String closed = "'/%s' stands where '/%s' must close the block of line %d";
            throw new RenderException(tag.line(), closed.formatted(tag.body(), block.name, block.line));
        }
    }

    private void open(Tag tag) {
        Words words = Words.of(tag);
        read(tag, words);
        boolean keepsScope = KEEPING_SCOPE.contains(words.head()) || Comparisons.NAMES.contains(words.head());
        Set<String> names = new HashSet<>(words.blockNames());
        open.push(new Block(words.head(), tag.line(), isOutermost() && keepsScope, names));
        if (open.size() > SourceBounds.MAX_DEPTH) {
            throw new RenderException(tag.line(), "blocks may be nested %d deep".formatted(SourceBounds.MAX_DEPTH));
        }
    }

    private void putOut(Tag tag) {
        switch (tag.kind()) {
            case "" -> read(tag, Words.of(tag));
            case "{", "&" -> putOutUnescaped(tag);
            case ">" -> putIn(tag);
            case "=" -> throw new RenderException(tag.line(), "delimiters cannot be changed");
            case "#>" -> throw new RenderException(tag.line(), "blocks of partials are not available");
            default -> throw new RenderException(tag.line(), "'" + tag.kind() + "' is not available");
        }
    }

    private void putOutUnescaped(Tag tag) {
        if (source.format() == Format.HTML && !source.markup().contains(tag.body())) {
            throw new RenderException(tag.line(), "unescaped output is not allowed in HTML");
        }
        read(tag, Words.of(tag));
    }

    private void putIn(Tag tag) {
        Words words = Words.of(tag);
        if (!SourceBounds.isPartialName(words.head())) {
            throw new RenderException(tag.line(), "a partial is put in by its plain name");
        }
        requireHelpers(tag, words);
        words.paths().forEach(this::readPath);
        partials.add(new PartialCall(
                words.head(), tag.line(), isOutermost() && words.positional() == 0, Set.copyOf(words.given())));
    }

    private void read(Tag tag, Words words) {
        if (tag.body().isEmpty()) {
            throw new RenderException(tag.line(), "a tag is empty");
        }
        boolean isHelper = AllowedHelpers.NAMES.contains(words.head());
        if (!isHelper && words.hasParameters()) {
            throw new RenderException(tag.line(), "there is no helper '" + words.head() + "'");
        }
        requireHelpers(tag, words);
        if (!isHelper) {
            readPath(words.head());
        }
        words.paths().forEach(this::readPath);
    }

    private static void requireHelpers(Tag tag, Words words) {
        words.helpers().stream()
                .filter(name -> !AllowedHelpers.NAMES.contains(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new RenderException(tag.line(), "there is no helper '" + unknown + "'");
                });
    }

    private void readPath(String path) {
        boolean fromRoot = path.startsWith("@root.") || path.startsWith("@root/");
        String name = first(fromRoot ? path.substring("@root.".length()) : path);
        boolean isOwn = open.stream().anyMatch(block -> block.names.contains(name));
        if (!name.isEmpty() && (fromRoot || isOutermost() && !isOwn)) {
            variables.add(name);
        }
    }

    /** The first step of a path; empty for what is no variable of the request. */
    private static String first(String path) {
        String own = path.startsWith("./") ? path.substring(2) : path.startsWith("this.") ? path.substring(5) : path;
        if (own.isEmpty() || own.startsWith("@") || own.startsWith(".") || own.equals("this")) {
            return "";
        }
        if (own.startsWith("[")) {
            int end = own.indexOf(']');
            return end < 0 ? "" : own.substring(1, end);
        }
        return own.split("[./]", 2)[0];
    }

    private boolean isOutermost() {
        return open.isEmpty() || open.peek().outermost;
    }
}
