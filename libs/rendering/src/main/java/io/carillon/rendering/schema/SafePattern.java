package io.carillon.rendering.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;

/**
 * A regular expression whose matching takes time in proportion to the text, however it is written (RE2). What RE2 does not
 * know (look-around, back references) and what would unfold to a huge program is refused.
 */
record SafePattern(Pattern pattern) implements RegularExpression {
    private static final int LONGEST = 500;
    private static final int LARGEST = 1_000;
    private static final int LONGEST_TEXT = 10_000;

    /**
     * Compiles.
     *
     * @throws IllegalArgumentException when the expression cannot be used, in plain words
     */
    static SafePattern of(String expression) {
        if (expression.length() > LONGEST) {
            throw new IllegalArgumentException("a pattern may have " + LONGEST + " characters");
        }
        if (PatternSize.of(expression) > LARGEST) {
            throw new IllegalArgumentException("the pattern repeats too much");
        }
        try {
            return new SafePattern(Pattern.compile(expression));
        } catch (PatternSyntaxException unknown) {
            throw new IllegalArgumentException("the pattern cannot be used: " + unknown.getDescription());
        }
    }

    /** A text of more than 10,000 characters matches no pattern. */
    @Override
    public boolean matches(String text) {
        CheckBudget.matches(text.length(), pattern.programSize());
        return text.length() <= LONGEST_TEXT && pattern.matcher(text).find();
    }
}
