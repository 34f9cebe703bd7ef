package io.carillon.rendering.handlebars;

import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.TagType;
import io.carillon.rendering.engine.RenderBudget;
import java.io.IOException;

/** What the library calls for a variable without a value; only those that are put out are missed. */
final class MissingVariable implements Helper<Object> {
    @Override
    public Object apply(Object context, Options options) throws IOException {
        if (options.tagType == TagType.SECTION) {
            return options.inverse();
        }
        if (options.tagType != TagType.SUB_EXPRESSION) {
            RenderBudget.current().misses(options.helperName);
        }
        return null;
    }
}
