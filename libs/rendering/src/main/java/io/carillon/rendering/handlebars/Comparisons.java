package io.carillon.rendering.handlebars;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.TagType;
import io.carillon.rendering.engine.RenderBudget;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;

/**
 * {@code eq ne lt lte gt gte and or not}, in parentheses or as blocks. Numbers compare by value, texts by their order; what
 * cannot be compared is neither less nor greater.
 */
final class Comparisons implements Helper<Object> {
    static final Set<String> NAMES = Set.of("eq", "ne", "lt", "lte", "gt", "gte", "and", "or", "not");

    private final String name;

    Comparisons(String name) {
        this.name = name;
    }

    @Override
    public Object apply(Object left, Options options) throws IOException {
        RenderBudget.current().steps();
        boolean holds = holds(left, options);
        return options.tagType == TagType.SECTION ? (holds ? options.fn() : options.inverse()) : (Object) holds;
    }

    private boolean holds(Object left, Options options) {
        return switch (name) {
            case "not" -> Handlebars.Utils.isEmpty(left);
            case "and" -> !Handlebars.Utils.isEmpty(left) && count(options, true) == options.params.length;
            case "or" -> !Handlebars.Utils.isEmpty(left) || count(options, true) > 0;
            default -> compare(left, options.params.length == 0 ? null : options.param(0, null));
        };
    }

    private static int count(Options options, boolean truth) {
        int found = 0;
        for (Object value : options.params) {
            found += Handlebars.Utils.isEmpty(value) != truth ? 1 : 0;
        }
        return found;
    }

    private boolean compare(Object left, Object right) {
        return switch (name) {
            case "eq" -> isEqual(left, right);
            case "ne" -> !isEqual(left, right);
            default -> isComparable(left, right) && isInOrder(order(left, right));
        };
    }

    private boolean isInOrder(int order) {
        return switch (name) {
            case "lt" -> order < 0;
            case "lte" -> order <= 0;
            case "gt" -> order > 0;
            case "gte" -> order >= 0;
            default -> throw new IllegalStateException(name);
        };
    }

    private static boolean isEqual(Object left, Object right) {
        return isComparable(left, right) ? order(left, right) == 0 : Objects.equals(left, right);
    }

    private static boolean isComparable(Object left, Object right) {
        return left instanceof Number && right instanceof Number
                || left instanceof CharSequence && right instanceof CharSequence;
    }

    private static int order(Object left, Object right) {
        return left instanceof Number
                ? decimal(left).compareTo(decimal(right))
                : text(left).compareTo(text(right));
    }

    private static BigDecimal decimal(Object number) {
        return new BigDecimal(number.toString());
    }

    private static String text(Object words) {
        return words.toString();
    }
}
