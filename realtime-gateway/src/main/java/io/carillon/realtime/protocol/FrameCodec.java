package io.carillon.realtime.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Frames as JSON text. */
@ApplicationScoped
public class FrameCodec {
    private final ObjectMapper json;

    public FrameCodec(ObjectMapper json) {
        this.json = json;
    }

    public String encode(ServerFrame frame) {
        try {
            return json.writeValueAsString(frame);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("a frame must be writable as JSON", impossible);
        }
    }

    /** Reads a client's frame; whatever it is, it becomes a value. */
    public ClientFrame decode(String text) {
        try {
            return frame(json.readTree(text));
        } catch (JsonProcessingException malformed) {
            return new ClientFrame.Malformed();
        }
    }

    private static ClientFrame frame(JsonNode node) {
        String type = node.path("type").textValue();
        return switch (type) {
            case null -> new ClientFrame.Malformed();
            case "hello" -> hello(node);
            case "mark-read" -> needed(text(node, "id"), ClientFrame.MarkRead::new);
            case "mark-all-read" -> new ClientFrame.MarkAllRead(text(node, "category"));
            case "subscribe" -> needed(text(node, "topic"), ClientFrame.Subscribe::new);
            case "unsubscribe" -> needed(text(node, "topic"), ClientFrame.Unsubscribe::new);
            case "ping" -> new ClientFrame.Ping();
            default -> new ClientFrame.Unknown(type);
        };
    }

    private static ClientFrame hello(JsonNode node) {
        String token = text(node, "token");
        return token == null ? new ClientFrame.Malformed() : new ClientFrame.Hello(token, text(node, "lastEventId"));
    }

    private static ClientFrame needed(String value, Function<String, ClientFrame> frame) {
        return value == null ? new ClientFrame.Malformed() : frame.apply(value);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).textValue();
    }
}
