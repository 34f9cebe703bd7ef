package io.carillon.admin.preview;

import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What finished words meet on their way: subjects cut, mails clipped, texts paid twice. */
final class ContentAdvice {
    private static final int LONG_SUBJECT = 78;
    private static final int CLIPPED_HTML = 102 * 1024;
    private static final int LONG_TITLE = 65;
    private static final int LONG_BODY = 240;
    private static final int PUSH_BYTES = 4000;

    private final List<Violation> found = new ArrayList<>();

    private ContentAdvice() {}

    static List<Violation> on(Channel channel, Content content) {
        ContentAdvice advice = new ContentAdvice();
        switch (channel) {
            case EMAIL -> advice.email(content);
            case SMS -> advice.sms(content.text());
            case PUSH -> advice.push(content);
            case IN_APP, WHATSAPP, WEBHOOK -> {
                // no bounds that a reader would notice
            }
        }
        return advice.found;
    }

    private void email(Content content) {
        String subject = content.subject() == null ? "" : content.subject();
        when(subject.isBlank(), "/subject", "is empty");
        when(
                subject.length() > LONG_SUBJECT,
                "/subject",
                "has %d characters; many mail programs show fewer than %d".formatted(subject.length(), LONG_SUBJECT));
        when(
                subject.chars().anyMatch(Character::isISOControl),
                "/subject",
                "holds line breaks or control characters, with which it will not be sent");
        when(
                bytes(content.html()) > CLIPPED_HTML,
                "/html",
                "has %d KB; some mail programs clip what is over 102".formatted(bytes(content.html()) / 1024));
        when(content.text() == null, "/text", "is missing: programs without HTML will show nothing");
    }

    private void sms(String text) {
        SmsSize size = SmsSize.of(text == null ? "" : text);
        when(
                size.segments() > 1,
                "/text",
                "takes %d messages (%d units of %s)".formatted(size.segments(), size.units(), size.encoding()));
    }

    private void push(Content content) {
        when(length(content.title()) > LONG_TITLE, "/title", "is longer than most phones show");
        when(length(content.body()) > LONG_BODY, "/body", "is longer than most phones show");
        Map<String, String> data = content.data() == null ? Map.of() : content.data();
        int total = bytes(content.title())
                + bytes(content.body())
                + data.entrySet().stream()
                        .mapToInt(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
                        .sum();
        when(total > PUSH_BYTES, "", "has %d bytes; push services take about %d".formatted(total, PUSH_BYTES));
    }

    private void when(boolean so, String pointer, String detail) {
        if (so) {
            found.add(new Violation(pointer, detail));
        }
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }

    private static int bytes(String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
