package io.carillon.rendering;

import io.carillon.events.Attachment;
import io.carillon.events.Content;
import io.carillon.rendering.engine.RenderException;
import java.util.Objects;

/** The whole content travels in one event, which Kafka takes up to 1 MiB. */
final class ContentBounds {
    private static final long MAX_BYTES = 900_000;
    private static final int MOST_BYTES_EACH = 6;

    private ContentBounds() {}

    static void check(Content content) {
        long left = MAX_BYTES - files(content);
        boolean surelyFits = Parts.words(content).mapToLong(String::length).sum() * MOST_BYTES_EACH <= left;
        if (!surelyFits && Parts.words(content).mapToLong(ContentBounds::bytes).sum() > left) {
            throw new RenderException("the rendered parts together are larger than 900 kB");
        }
    }

    /** The bytes of files that travel along, in Base64. */
    private static long files(Content content) {
        return content.attachments() == null
                ? 0
                : content.attachments().stream()
                        .map(Attachment::content)
                        .filter(Objects::nonNull)
                        .mapToLong(String::length)
                        .sum();
    }

    /** Length as JSON in UTF-8. */
    private static long bytes(String text) {
        return text.chars().mapToLong(ContentBounds::bytes).sum();
    }

    private static long bytes(int character) {
        if (character < ' ') {
            return MOST_BYTES_EACH;
        }
        boolean escaped = character == '"' || character == '\\';
        return character < 0x80 ? (escaped ? 2 : 1) : 3;
    }
}
