package io.carillon.admin.template;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsError;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.io.AbstractTemplateLoader;
import com.github.jknack.handlebars.io.TemplateSource;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says whether a Handlebars source may be published. Allowed is what core renders: variables, {@code if, unless, each,
 * with, lookup}, comments, whitespace control. Refused are partials, decorators, raw blocks, unescaped output in HTML,
 * and blocks nested deeper than 16, which a parser could not survive. Thread-safe.
 */
final class HandlebarsSyntax {
    private static final Set<String> HELPERS = Set.of("if", "unless", "each", "with", "lookup");
    private static final int DEEPEST = 16;
    private static final Pattern TAG = Pattern.compile("\\{\\{(\\{\\{|\\{)?~?\\s*(!--|[#/^>*&!]?)\\s*([>*]?)");

    private final Handlebars engine = new Handlebars(new NoLoader());

    HandlebarsSyntax() {
        engine.helpers().removeIf(helper -> !HELPERS.contains(helper.getKey()));
    }

    /** What is wrong with {@code source}, with its line; empty when nothing is. */
    Optional<String> fault(String source, boolean html) {
        Optional<String> forbidden = forbidden(source, html);
        return forbidden.isPresent() ? forbidden : compile(source);
    }

    private Optional<String> compile(String source) {
        try {
            engine.compileInline(source);
            return Optional.empty();
        } catch (HandlebarsException broken) {
            return Optional.of(describe(broken));
        } catch (IOException | StackOverflowError tooMuch) {
            return Optional.of("is too deeply nested");
        }
    }

    private static String describe(HandlebarsException broken) {
        HandlebarsError error = broken.getError();
        return error == null ? "cannot be parsed" : "line %d: %s".formatted(error.line, error.reason.strip());
    }

    private static Optional<String> forbidden(String source, boolean html) {
        Matcher tags = TAG.matcher(source);
        int from = 0;
        int depth = 0;
        while (tags.find(from)) {
            from = next(source, tags);
            depth += step(source, tags);
            String fault = fault(tags, depth, html);
            if (fault != null) {
                return Optional.of("line %d: %s".formatted(line(source, tags.start()), fault));
            }
        }
        return Optional.empty();
    }

    /** Comments are skipped whole, since they may hold braces. */
    private static int next(String source, Matcher tag) {
        if (!tag.group(2).startsWith("!")) {
            return tag.end();
        }
        String close = tag.group(2).equals("!--") ? "--}}" : "}}";
        int end = source.indexOf(close, tag.end());
        return end < 0 ? source.length() : end + close.length();
    }

    private static int step(String source, Matcher tag) {
        return switch (tag.group(2)) {
            case "#" -> 1;
            case "/" -> -1;
            case "^" -> isElse(source, tag.end()) ? 0 : 1;
            default -> 0;
        };
    }

    private static boolean isElse(String source, int at) {
        return source.startsWith("}}", at) || source.startsWith("~}}", at);
    }

    private static String fault(Matcher tag, int depth, boolean html) {
        String kind = tag.group(2);
        if (kind.equals(">") || kind.equals("*") || !tag.group(3).isEmpty()) {
            return "partials and decorators are not allowed";
        }
        if ("{{".equals(tag.group(1))) {
            return "raw blocks are not allowed";
        }
        if (html && (tag.group(1) != null || kind.equals("&"))) {
            return "unescaped output is not allowed in HTML";
        }
        return depth > DEEPEST ? "blocks may be nested %d deep at most".formatted(DEEPEST) : null;
    }

    private static long line(String source, int at) {
        return 1 + source.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    /** Templates stand alone: nothing is ever loaded. */
    private static final class NoLoader extends AbstractTemplateLoader {
        @Override
        public TemplateSource sourceAt(String location) throws IOException {
            throw new IOException("templates stand alone");
        }
    }
}
