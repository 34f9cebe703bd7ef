package io.carillon.rendering;

import io.carillon.events.Content;
import io.carillon.rendering.engine.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The parts of a content, one after another. Their number, order and names are the same for sources and for words. */
final class Parts {
    private Parts() {}

    /** Makes the new words of a part. */
    interface Change {
        String apply(String pointer, Format format, String part);
    }

    /** The content with every part changed; parts that are not there stay away. */
    static Content map(Content from, Change change) {
        Each each = new Each(change);
        return new Content(
                each.text("/subject", from.subject()),
                each.html(from.html()),
                each.text("/text", from.text()),
                each.text("/title", from.title()),
                each.text("/body", from.body()),
                each.text("/actionUrl", from.actionUrl()),
                each.text("/actionLabel", from.actionLabel()),
                from.whatsappTemplate(),
                each.list(from.whatsappParameters()),
                each.map(from.data()));
    }

    /** All words of a content, whichever part they belong to. */
    static Stream<String> words(Content content) {
        List<String> words = new ArrayList<>();
        map(content, (pointer, format, part) -> {
            words.add(part);
            return part;
        });
        return words.stream();
    }

    /** One step of a JSON pointer. */
    static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private record Each(Change change) {
        String text(String pointer, String part) {
            return part == null ? null : change.apply(pointer, Format.TEXT, part);
        }

        String html(String part) {
            return part == null ? null : change.apply("/html", Format.HTML, part);
        }

        List<String> list(List<String> parts) {
            if (parts == null) {
                return null;
            }
            List<String> changed = new ArrayList<>(parts.size());
            parts.forEach(part -> changed.add(text("/whatsappParameters/" + changed.size(), part)));
            return List.copyOf(changed);
        }

        Map<String, String> map(Map<String, String> parts) {
            if (parts == null) {
                return null;
            }
            Map<String, String> changed = new LinkedHashMap<>();
            parts.forEach((key, part) -> changed.put(key, text("/data" + step(key), part)));
            return changed;
        }
    }
}
