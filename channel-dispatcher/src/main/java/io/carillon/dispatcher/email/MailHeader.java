package io.carillon.dispatcher.email;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Writes a mailbox as header value: quoted (RFC 5322 §3.2.4) or as encoded words (RFC 2047 §2). */
final class MailHeader {
    private static final int ENCODED_WORD_BYTES = 42;

    private MailHeader() {}

    static String mailbox(String name, String address) {
        if (name == null || name.isBlank()) {
            return address;
        }
        boolean ascii = name.chars().allMatch(character -> character >= ' ' && character < 0x7f);
        return (ascii ? quoted(name) : encoded(name)) + " <" + address + ">";
    }

    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String encoded(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int point : name.codePoints().toArray()) {
            if (bytes(word.toString() + Character.toString(point)).length > ENCODED_WORD_BYTES) {
                words.add(word(word.toString()));
                word.setLength(0);
            }
            word.appendCodePoint(point);
        }
        words.add(word(word.toString()));
        return String.join(" ", words);
    }

    private static String word(String text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes(text)) + "?=";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
