package io.carillon.admin.preview;

import io.carillon.admin.preview.Preview.ChannelPreview;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.rendering.Parts;
import io.carillon.rendering.engine.Format;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finished words in the form of inline content, which core renders once more and which must come out as they are: what
 * looks like an expression was put there by data and is none. Texts travel as values of variables, which are not read
 * again; in HTML, where values would be escaped a second time, a brace is written as its character reference.
 */
final class FinishedWords {
    private static final String OPENING = "{{";
    private static final Pattern BRACE_BEFORE_BRACE = Pattern.compile("\\{(?=\\{)");

    private final Map<Channel, Content> content = new EnumMap<>(Channel.class);
    private final Map<String, Object> data = new LinkedHashMap<>();

    static FinishedWords of(Preview preview) {
        FinishedWords words = new FinishedWords();
        for (Map.Entry<Channel, ChannelPreview> entry : preview.channels().entrySet()) {
            words.content.put(entry.getKey(), words.literal(entry.getValue().content()));
        }
        return words;
    }

    Map<Channel, Content> content() {
        return content;
    }

    /** What the content's variables stand for. */
    Map<String, Object> data() {
        return data;
    }

    private Content literal(Content words) {
        return Parts.map(words, (pointer, format, part) -> format == Format.HTML ? html(part) : text(part));
    }

    private static String html(String words) {
        return BRACE_BEFORE_BRACE.matcher(words).replaceAll("&#123;");
    }

    private String text(String words) {
        if (!words.contains(OPENING)) {
            return words;
        }
        String name = "w" + data.size();
        data.put(name, words);
        return OPENING + name + "}}";
    }
}
