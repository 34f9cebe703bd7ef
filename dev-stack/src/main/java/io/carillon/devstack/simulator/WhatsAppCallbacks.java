package io.carillon.devstack.simulator;

import io.carillon.devstack.simulator.callback.Callback;
import io.carillon.devstack.simulator.callback.CallbackSignature;
import io.carillon.devstack.simulator.callback.Webhooks.Webhook;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What Meta posts about a phone number ("Cloud API: Webhooks"), repeated when it is not taken. */
record WhatsAppCallbacks(String account, Webhook webhook, Instant now) {
    static final String DEMO_SECRET = "demo-whatsapp-app-secret";

    private static final List<Long> AGAIN = List.of(1_000L, 4_000L);

    /** State and error code; source: Meta, "Cloud API: Webhooks, Message Status Updates". */
    static Map<String, String> states(Rehearsal rehearsal) {
        Map<String, String> states = new LinkedHashMap<>();
        switch (rehearsal) {
            case SILENT -> {}
            case BOUNCED -> states.put("failed", "131026");
            case OPENED, CLICKED -> {
                states.put("sent", "");
                states.put("delivered", "");
                states.put("read", "");
            }
            default -> {
                states.put("sent", "");
                states.put("delivered", "");
            }
        }
        return states;
    }

    Callback status(String id, String state, String code, JsonObject about) {
        JsonObject status =
                about.copy().put("id", id).put("status", state).put("timestamp", Long.toString(now.getEpochSecond()));
        if (!code.isEmpty()) {
            JsonObject error = new JsonObject()
                    .put("code", Integer.parseInt(code))
                    .put("title", code.equals("131047") ? "Re-engagement message" : "Message undeliverable");
            status.put("errors", new JsonArray().add(error));
        }
        return callback(id, state, "statuses", status);
    }

    Callback message(JsonObject message) {
        String id = "wamid.in" + UUID.randomUUID();
        message.put("id", id).put("timestamp", Long.toString(now.getEpochSecond()));
        return callback(id, "received", "messages", message);
    }

    static JsonObject text(String body) {
        return new JsonObject().put("type", "text").put("text", new JsonObject().put("body", body));
    }

    /** An answer button of an interactive message. */
    static JsonObject reply(String id, String title, String messageId) {
        JsonObject reply = new JsonObject()
                .put("type", "button_reply")
                .put("button_reply", new JsonObject().put("id", id).put("title", title));
        return new JsonObject()
                .put("type", "interactive")
                .put("interactive", reply)
                .put("context", new JsonObject().put("id", messageId));
    }

    /** Presses the first thing that a message offers. */
    static JsonObject pressed(JsonObject request, String id) {
        if ("template".equals(request.getString("type"))) {
            return new JsonObject()
                    .put("type", "button")
                    .put("button", new JsonObject().put("payload", "pressed").put("text", "Pressed"))
                    .put("context", new JsonObject().put("id", id));
        }
        return reply("pressed", "Pressed", id);
    }

    private Callback callback(String id, String state, String kind, JsonObject event) {
        JsonObject value = new JsonObject()
                .put("messaging_product", WhatsAppApi.NAME)
                .put(
                        "metadata",
                        new JsonObject()
                                .put("display_phone_number", "15005550006")
                                .put("phone_number_id", account))
                .put(kind, new JsonArray().add(event));
        JsonObject change = new JsonObject().put("field", "messages").put("value", value);
        JsonObject entry = new JsonObject().put("id", "100000000000000").put("changes", new JsonArray().add(change));
        String body = new JsonObject()
                .put("object", "whatsapp_business_account")
                .put("entry", new JsonArray().add(entry))
                .encode();
        String secret = webhook.secret() == null ? DEMO_SECRET : webhook.secret();
        return new Callback(
                WhatsAppApi.NAME, id, state, webhook.url(), "application/json", body, signature(secret), AGAIN);
    }

    /** Source: Meta, "Webhooks: Getting Started, Validating Payloads". */
    private static CallbackSignature signature(String secret) {
        return (url, body, sentAt) -> Map.of("X-Hub-Signature-256", "sha256=" + sign(secret, body));
    }

    private static String sign(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA256", impossible);
        }
    }
}
