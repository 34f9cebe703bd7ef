package io.carillon.rendering.handlebars;

import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.helper.EachHelper;
import io.carillon.rendering.engine.RenderBudget;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/** The {@code each} of the library, within the rendering's budget: loops in loops could go on for hours. */
final class BoundedEach implements Helper<Object> {
    @Override
    public Object apply(Object items, Options options) throws IOException {
        RenderBudget.current().repeats(size(items), options.fn.text().length());
        return EachHelper.INSTANCE.apply(items, options);
    }

    private static int size(Object items) {
        return switch (items) {
            case Collection<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case null, default -> 0;
        };
    }
}
