package io.carillon.realtime.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

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
            case "hello" -> hello(node.path("token").textValue());
            case "ping" -> new ClientFrame.Ping();
            default -> new ClientFrame.Unknown(type);
        };
    }

    private static ClientFrame hello(String token) {
        return token == null ? new ClientFrame.Malformed() : new ClientFrame.Hello(token);
    }
}
