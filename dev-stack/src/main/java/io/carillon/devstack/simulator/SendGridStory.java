package io.carillon.devstack.simulator;

import io.carillon.devstack.simulator.callback.Callback;
import io.carillon.devstack.simulator.callback.Messages;
import io.carillon.devstack.simulator.callback.Webhooks.Webhook;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What becomes of an accepted mail, as batches of events. Source: Twilio SendGrid, "Event Webhook Reference". Who bounced,
 * complained or left is dropped from the next mail on.
 */
final class SendGridStory {
    private static final List<Long> RETRIES = List.of(1_000L, 5_000L, 30_000L);

    private final JsonObject mail;
    private final String messageId;
    private final String key;
    private final Messages messages;

    SendGridStory(JsonObject mail, String messageId, String key, Messages messages) {
        this.mail = mail;
        this.messageId = messageId;
        this.key = key;
        this.messages = messages;
    }

    /** One batch for each step that recipients reach together. */
    List<Callback> told(Webhook webhook) {
        Map<Integer, JsonArray> batches = new LinkedHashMap<>();
        Map<Integer, String> states = new LinkedHashMap<>();
        JsonArray personalizations = mail.getJsonArray("personalizations");
        for (int at = 0; at < personalizations.size(); at++) {
            JsonObject personalization = personalizations.getJsonObject(at);
            for (String address : recipients(personalization)) {
                List<List<String>> steps = steps(address);
                for (int step = 0; step < steps.size(); step++) {
                    for (String event : steps.get(step)) {
                        batches.computeIfAbsent(step, none -> new JsonArray())
                                .add(event(event, address, personalization));
                        states.put(step, event);
                    }
                }
            }
        }
        List<Callback> story = new ArrayList<>();
        batches.forEach((step, events) -> story.add(new Callback(
                SendGridApi.NAME,
                messageId,
                states.get(step),
                webhook.url(),
                "application/json",
                events.encode(),
                SendGridSignature.by(webhook.secret()),
                RETRIES)));
        return story;
    }

    private static List<String> recipients(JsonObject personalization) {
        List<String> all = new ArrayList<>();
        for (String kind : List.of("to", "cc", "bcc")) {
            personalization
                    .getJsonArray(kind, new JsonArray())
                    .forEach(person -> all.add(((JsonObject) person).getString("email")));
        }
        return all;
    }

    /** Events that come in one batch, batch after batch. */
    private List<List<String>> steps(String address) {
        String who = "sendgrid|" + key + "|" + address;
        if (messages.isMuted(who)) {
            return List.of(List.of("dropped"));
        }
        Rehearsal rehearsal = Rehearsal.ofMail(address);
        switch (rehearsal) {
            case BOUNCED, COMPLAINT, STOP -> messages.mute(who);
            default -> {}
        }
        return switch (rehearsal) {
            case SILENT -> List.of();
            case BOUNCED -> List.of(List.of("processed"), List.of("bounce"));
            case INVALID, DEAD -> List.of(List.of("dropped"));
            case SLOW -> List.of(List.of("processed", "deferred"), List.of("delivered"));
            case OPENED -> List.of(List.of("processed", "delivered"), List.of("open"));
            case CLICKED -> List.of(List.of("processed", "delivered"), List.of("open", "click"));
            case COMPLAINT -> List.of(List.of("processed", "delivered"), List.of("spamreport"));
            case STOP -> List.of(List.of("processed", "delivered"), List.of("unsubscribe"));
            case DELIVERED, THROTTLED, BROKEN -> List.of(List.of("processed", "delivered"));
        };
    }

    private JsonObject event(String name, String address, JsonObject personalization) {
        JsonObject event = new JsonObject()
                .put("email", address)
                .put("timestamp", Instant.now().getEpochSecond())
                .put(
                        "smtp-id",
                        mail.getJsonObject("headers", new JsonObject())
                                .getString("Message-ID", "<" + messageId + "@ismtpd-simulated>"))
                .put("event", name)
                .put(
                        "sg_event_id",
                        UUID.randomUUID().toString().replace("-", "").substring(0, 22))
                .put("sg_message_id", messageId + ".recvd-simulated-1-67000000-1.0");
        if (mail.containsKey("categories")) {
            event.put("category", mail.getJsonArray("categories"));
        }
        mail.getJsonObject("custom_args", new JsonObject())
                .forEach(entry -> event.put(entry.getKey(), entry.getValue()));
        personalization
                .getJsonObject("custom_args", new JsonObject())
                .forEach(entry -> event.put(entry.getKey(), entry.getValue()));
        details(name).forEach(entry -> event.put(entry.getKey(), entry.getValue()));
        return event;
    }

    private static JsonObject details(String event) {
        return switch (event) {
            case "delivered" -> new JsonObject().put("response", "250 OK");
            case "deferred" ->
                new JsonObject().put("response", "451 4.7.1 greylisted").put("attempt", "1");
            case "bounce" ->
                new JsonObject()
                        .put("type", "bounce")
                        .put("status", "5.1.1")
                        .put("bounce_classification", "Invalid Address")
                        .put("reason", "550 5.1.1 The email account that you tried to reach does not exist")
                        .put("tls", 1);
            case "dropped" -> new JsonObject().put("reason", "Bounced Address").put("status", "5.0.0");
            case "open" -> new JsonObject().put("useragent", "Mozilla/5.0").put("ip", "198.51.100.7");
            case "click" ->
                new JsonObject()
                        .put("useragent", "Mozilla/5.0")
                        .put("ip", "198.51.100.7")
                        .put("url", "https://demo.example/");
            default -> new JsonObject();
        };
    }
}
