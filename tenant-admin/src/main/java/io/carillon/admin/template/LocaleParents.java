package io.carillon.admin.template;

import java.util.ArrayList;
import java.util.List;

/** A locale and what it falls back to within itself: {@code fr-CA → fr}. */
final class LocaleParents {
    private LocaleParents() {}

    static List<String> of(String locale) {
        List<String> chain = new ArrayList<>(3);
        String tag = locale;
        while (!tag.isEmpty()) {
            chain.add(tag);
            tag = tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
        }
        return chain;
    }
}
