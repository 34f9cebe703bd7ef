package io.carillon.rendering.handlebars;

import io.carillon.rendering.engine.RenderException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a tag.
 *
 * @param head the first one, as it stands
 * @param paths names of values it reads, the head not among them
 * @param helpers heads of what stands in parentheses
 * @param given names that get a value: {@code name=…}
 * @param blockNames names that a block gives to what it goes over: {@code as |item index|}
 * @param positional how many values stand after the head without a name
 */
record Words(
        String head,
        List<String> paths,
        List<String> helpers,
        List<String> given,
        List<String> blockNames,
        int positional) {
    private static final int DEEPEST = 8;
    private static final Pattern WORD = Pattern.compile(
            "\"[^\"]*\"|'[^']*'|\\(|\\)|as\\s+\\|([^|]*)\\||([\\w@$.-]+)=|((?:\\[[^\\]]*\\]|[^\\s()\"'=|\\[])+)");
    private static final Pattern LITERAL = Pattern.compile("-?\\d+(\\.\\d+)?|true|false|null|undefined");

    static Words of(Tag tag) {
        Reader reader = new Reader(tag);
        reader.read();
        return reader.words();
    }

    /** Whether more than one word stands there, so that the first one must be a helper. */
    boolean hasParameters() {
        return positional > 0 || !given.isEmpty();
    }

    /** Collects words; a literal is kept as an empty path. */
    private static final class Reader {
        private final Tag tag;
        private final Matcher word;
        private final List<String> paths = new ArrayList<>();
        private final List<String> helpers = new ArrayList<>();
        private final List<String> given = new ArrayList<>();
        private final List<String> blockNames = new ArrayList<>();
        private String head = "";
        private boolean first = true;
        private boolean opened;
        private boolean named;
        private int depth;
        private int positional;

        Reader(Tag tag) {
            this.tag = tag;
            this.word = WORD.matcher(tag.body());
        }

        void read() {
            while (word.find()) {
                take(word.group());
                first = false;
            }
        }

        Words words() {
            return new Words(head, paths, helpers, given, blockNames, positional);
        }

        private void take(String text) {
            if (text.equals("(")) {
                count();
                opened = true;
                requireShallow();
            } else if (text.equals(")")) {
                depth--;
            } else if (word.group(1) != null) {
                blockNames.addAll(List.of(word.group(1).strip().split("\\s+")));
            } else if (word.group(2) != null) {
                given.add(word.group(2));
                named = true;
            } else {
                takeValue(text);
            }
        }

        private void requireShallow() {
            if (++depth > DEEPEST) {
                throw new RenderException(tag.line(), "parentheses may be nested " + DEEPEST + " deep");
            }
        }

        private void takeValue(String text) {
            if (opened) {
                helpers.add(text);
                opened = false;
            } else if (first) {
                head = text;
            } else {
                count();
                paths.add(isLiteral(text) ? "" : text);
            }
        }

        /** A value of the tag itself, unless it has a name or belongs to what stands in parentheses. */
        private void count() {
            positional += depth == 0 && !named && !first ? 1 : 0;
            named = false;
        }

        private static boolean isLiteral(String text) {
            return text.startsWith("\"")
                    || text.startsWith("'")
                    || LITERAL.matcher(text).matches();
        }
    }
}
