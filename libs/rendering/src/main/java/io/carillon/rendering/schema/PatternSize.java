package io.carillon.rendering.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Estimates how large an expression becomes when its counted repetitions, also those within others, are written out. */
final class PatternSize {
    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,4})(?:,(\\d{0,4}))?\\}");

    private final String expression;
    private final Deque<long[]> open = new ArrayDeque<>();
    private int at;

    /** What was read of the innermost group: the sum of its atoms, and the last of them. */
    private long[] group = new long[2];

    private PatternSize(String expression) {
        this.expression = expression;
    }

    static long of(String expression) {
        PatternSize size = new PatternSize(expression);
        while (size.at < expression.length()) {
            size.step();
        }
        while (!size.open.isEmpty()) {
            size.close();
        }
        return size.group[0];
    }

    private void step() {
        switch (expression.charAt(at)) {
            case '(' -> {
                open.push(group);
                group = new long[2];
                at++;
            }
            case ')' -> {
                close();
                at++;
            }
            case '{' -> repeat();
            case '[' -> atom(classEnd());
            case '\\' -> atom(at + 2);
            default -> atom(at + 1);
        }
    }

    private void close() {
        long inner = Math.max(1, group[0]);
        group = open.isEmpty() ? new long[2] : open.pop();
        add(inner);
    }

    private void repeat() {
        Matcher count = COUNT.matcher(expression).region(at, expression.length());
        if (!count.lookingAt()) {
            atom(at + 1);
            return;
        }
        String most = count.group(2) == null || count.group(2).isEmpty() ? count.group(1) : count.group(2);
        long times = Math.max(1, Long.parseLong(most));
        group[0] += group[1] * (times - 1);
        group[1] *= times;
        at = count.end();
    }

    private void atom(int end) {
        add(1);
        at = end;
    }

    private void add(long atom) {
        group[0] += atom;
        group[1] = atom;
    }

    private int classEnd() {
        int end = at + 1;
        while (end < expression.length() && (expression.charAt(end) != ']' || end == at + 1)) {
            end += expression.charAt(end) == '\\' ? 2 : 1;
        }
        return end + 1;
    }
}
