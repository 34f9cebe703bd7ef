package io.carillon.realtime.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.carillon.events.InboxChanged;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameCodecTest {
    private final FrameCodec codec = new FrameCodec(new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS));

    @Test
    void writesTheWelcome() {
        assertThat(codec.encode(new ServerFrame.Welcome(new UnreadCount(2, Map.of("news", 2L)), null, null)))
                .isEqualTo(
                        "{\"type\":\"welcome\",\"unread\":{\"total\":2,\"byCategory\":{\"news\":2}},\"lastEventId\":null}");
        assertThat(codec.encode(new ServerFrame.Welcome(null, "7", true)))
                .isEqualTo("{\"type\":\"welcome\",\"unread\":null,\"lastEventId\":\"7\",\"resumed\":true}");
    }

    @Test
    void writesNotifications() {
        InboxChanged.Entry entry = new InboxChanged.Entry(
                "1",
                "2",
                "news",
                "Hi",
                "there",
                null,
                null,
                null,
                Instant.parse("2026-01-01T00:00:00Z"),
                null,
                null,
                null);

        assertThat(codec.encode(new ServerFrame.NotificationCreated("e1", entry)))
                .isEqualTo(
                        "{\"type\":\"notification.created\",\"id\":\"e1\",\"entry\":{\"id\":\"1\",\"notificationId\":\"2\","
                                + "\"category\":\"news\",\"title\":\"Hi\",\"body\":\"there\",\"createdAt\":\"2026-01-01T00:00:00Z\"}}");
        assertThat(codec.encode(new ServerFrame.NotificationUpdated("e2", entry, false)))
                .startsWith("{\"type\":\"notification.updated\",\"id\":\"e2\"")
                .doesNotContain("deleted");
        assertThat(codec.encode(new ServerFrame.NotificationUpdated("e3", entry, true)))
                .endsWith("\"deleted\":true}");
    }

    @Test
    void writesAnswers() {
        assertThat(codec.encode(new ServerFrame.Pong())).isEqualTo("{\"type\":\"pong\"}");
        assertThat(codec.encode(new ServerFrame.Problem("unknown-frame", null)))
                .isEqualTo("{\"type\":\"error\",\"code\":\"unknown-frame\"}");
    }

    @Test
    void readsWhatItKnows() {
        assertThat(codec.decode("{\"type\":\"hello\",\"token\":\"abc\",\"lastEventId\":\"x\"}"))
                .isEqualTo(new ClientFrame.Hello("abc", "x"));
        assertThat(codec.decode("{\"type\":\"ping\"}")).isEqualTo(new ClientFrame.Ping());
        assertThat(codec.decode("{\"type\":\"mark-read\",\"id\":\"1\"}")).isEqualTo(new ClientFrame.MarkRead("1"));
        assertThat(codec.decode("{\"type\":\"mark-all-read\"}")).isEqualTo(new ClientFrame.MarkAllRead(null));
        assertThat(codec.decode("{\"type\":\"subscribe\",\"topic\":\"t\"}")).isEqualTo(new ClientFrame.Subscribe("t"));
        assertThat(codec.decode("{\"type\":\"unsubscribe\",\"topic\":\"t\"}"))
                .isEqualTo(new ClientFrame.Unsubscribe("t"));
        assertThat(codec.decode("{\"type\":\"dance\"}")).isEqualTo(new ClientFrame.Unknown("dance"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "hello",
                "[]",
                "null",
                "{}",
                "{\"type\":1}",
                "{\"type\":null}",
                "{\"type\":\"hello\"}",
                "{\"type\":\"hello\",\"token\":{}}",
                "{\"type\":\"ping\""
            })
    void takesAnythingElseForMalformed(String text) {
        assertThat(codec.decode(text)).isEqualTo(new ClientFrame.Malformed());
    }

    @Test
    void survivesDeepNesting() {
        assertThat(codec.decode("[".repeat(30_000))).isEqualTo(new ClientFrame.Malformed());
    }

    @Test
    void keepsTokensOutOfLogs() {
        assertThat(new ClientFrame.Hello("secret", null)).asString().doesNotContain("secret");
    }
}
