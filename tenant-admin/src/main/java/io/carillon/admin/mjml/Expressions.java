package io.carillon.admin.mjml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The template language's expressions within a source, replaced by plain words while a compiler that knows nothing of them
 * is at work, and put back afterwards.
 */
final class Expressions {
    private static final Pattern HANDLEBARS =
            Pattern.compile("\\{\\{!--.*?--\\}\\}|\\{\\{\\{.*?\\}\\}\\}|\\{\\{.*?\\}\\}", Pattern.DOTALL);
    private static final Pattern QUTE = Pattern.compile("\\{!.*?!\\}|\\\\\\{|\\{[#/A-Za-z_@][^{}]*\\}", Pattern.DOTALL);

    private final boolean qute;
    private final String mark;
    private final List<Expression> found = new ArrayList<>();
    private final String hidden;

    private record Expression(String text, int line) {}

    private Expressions(String source, boolean qute) {
        this.qute = qute;
        this.mark = unused(source);
        this.hidden = hide(source);
    }

    static Expressions in(String source, String engine) {
        return new Expressions(source, engine.equals("qute"));
    }

    /** The source with a word in place of each expression. */
    String hidden() {
        return hidden;
    }

    /**
     * The expressions back in place of their words; everything else is made literal text of the template language.
     *
     * @throws MjmlException when one got lost
     */
    String restore(String compiled) {
        String result = qute ? compiled.replace("{", "\\{") : compiled;
        for (int i = 0; i < found.size(); i++) {
            result = restore(result, i);
        }
        return result;
    }

    private String restore(String compiled, int index) {
        Expression expression = found.get(index);
        String word = word(index);
        if (!compiled.contains(word)) {
            throw new MjmlException(
                    expression.line(),
                    "%s stands where MJML keeps no text; put it into mj-text or mj-raw".formatted(expression.text()));
        }
        return compiled.replace(word, expression.text());
    }

    private String hide(String source) {
        Matcher matcher = (qute ? QUTE : HANDLEBARS).matcher(source);
        StringBuilder words = new StringBuilder(source.length());
        int line = 1;
        int from = 0;
        while (matcher.find()) {
            line += newlines(source, from, matcher.start());
            from = matcher.start();
            matcher.appendReplacement(words, word(found.size()));
            found.add(new Expression(matcher.group(), line));
        }
        return matcher.appendTail(words).toString();
    }

    private String word(int index) {
        return mark + index + "z";
    }

    private static String unused(String source) {
        StringBuilder mark = new StringBuilder("zq");
        while (source.contains(mark)) {
            mark.append('q');
        }
        return mark.toString();
    }

    private static int newlines(String source, int from, int to) {
        return (int) source.substring(from, to).chars().filter(c -> c == '\n').count();
    }
}
