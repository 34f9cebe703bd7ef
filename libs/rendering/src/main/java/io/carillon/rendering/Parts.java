package io.carillon.rendering;

import io.carillon.events.Attachment;
import io.carillon.events.Button;
import io.carillon.events.Content;
import io.carillon.events.Media;
import io.carillon.events.PushOptions;
import io.carillon.rendering.engine.Format;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The parts of a content, one after another. Their number, order and names are the same for sources and for words. */
public final class Parts {
    private Parts() {}

    /** Makes the new words of a part; the pointer is that of the part within the content. */
    public interface Change {
        String apply(String pointer, Format format, String part);
    }

    /** The content with every part changed; parts that are not there stay away. */
    public static Content map(Content from, Change change) {
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
                each.each(from.whatsappParameters(), "/whatsappParameters/", each::text),
                each.map(from.data()),
                each.each(from.attachments(), "/attachments/", each::attachment),
                each.media(from.media()),
                each.each(from.buttons(), "/buttons/", each::button),
                each.push(from.push()),
                from.whatsappLanguage());
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

        <T> List<T> each(List<T> parts, String pointer, BiFunction<String, T, T> change) {
            if (parts == null) {
                return null;
            }
            List<T> changed = new ArrayList<>(parts.size());
            parts.forEach(part -> changed.add(part == null ? null : change.apply(pointer + changed.size(), part)));
            return Collections.unmodifiableList(changed);
        }

        /** The bytes are no words. */
        Attachment attachment(String pointer, Attachment file) {
            return new Attachment(
                    text(pointer + "/name", file.name()),
                    file.contentType(),
                    file.content(),
                    text(pointer + "/url", file.url()),
                    file.contentId());
        }

        Button button(String pointer, Button button) {
            return new Button(
                    text(pointer + "/id", button.id()),
                    text(pointer + "/label", button.label()),
                    text(pointer + "/url", button.url()));
        }

        Media media(Media media) {
            return media == null
                    ? null
                    : new Media(
                            media.kind(),
                            text("/media/url", media.url()),
                            text("/media/caption", media.caption()),
                            text("/media/fileName", media.fileName()));
        }

        PushOptions push(PushOptions push) {
            return push == null
                    ? null
                    : new PushOptions(
                            text("/push/imageUrl", push.imageUrl()),
                            text("/push/collapseKey", push.collapseKey()),
                            push.androidChannelId(),
                            push.sound(),
                            push.badge(),
                            push.ttlSeconds());
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
