package io.carillon.rendering.handlebars;

import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.TagType;
import io.carillon.rendering.engine.RenderBudget;
import java.util.List;
import java.util.Map;

/** {@code lookup map key} and {@code lookup list index}; nothing else has anything to be looked up. */
final class PlainLookup implements Helper<Object> {
    @Override
    public Object apply(Object from, Options options) {
        Object key = options.params.length == 0 ? null : options.param(0);
        Object found = find(from, key);
        if (found == null && options.tagType != TagType.SUB_EXPRESSION) {
            RenderBudget.current().misses("lookup " + key);
        }
        return found;
    }

    private static Object find(Object from, Object key) {
        return switch (from) {
            case Map<?, ?> map when key != null -> map.get(key.toString());
            case List<?> list when key instanceof Number index -> at(list, index.intValue());
            case null, default -> null;
        };
    }

    private static Object at(List<?> list, int index) {
        return index >= 0 && index < list.size() ? list.get(index) : null;
    }
}
