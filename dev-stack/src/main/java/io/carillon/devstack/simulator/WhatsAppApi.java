package io.carillon.devstack.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** WhatsApp Business Platform, Cloud API: send a message (Graph API v20.0; like the real one it takes calls without version). */
final class WhatsAppApi implements VendorApi {

    private static final int LONGEST_TEXT = 4_096;

    @Override
    public String provider() {
        return "whatsapp";
    }

    @Override
    public String path() {
        return "/whatsapp/(?:v\\d+\\.\\d+/)?(?<phoneNumberId>[^/]+)/messages";
    }

    @Override
    public Answer answer(Call call) {
        if (call.bearer().isEmpty()) {
            return error(401, 190, "Invalid OAuth access token - Cannot parse access token", null);
        }
        Optional<JsonObject> body = call.isJson() ? call.json() : Optional.empty();
        return body.isEmpty()
                ? error(400, 100, "(#100) The request body is not valid JSON", null)
                : problem(body.get()).orElseGet(() -> accepted(body.get()));
    }

    private static Optional<Answer> problem(JsonObject message) {
        try {
            return firstProblem(message);
        } catch (ClassCastException wrongType) {
            return Optional.of(invalid("A parameter has the wrong type."));
        }
    }

    private static Optional<Answer> firstProblem(JsonObject message) {
        if (!"whatsapp".equals(message.getString("messaging_product"))) {
            return Optional.of(error(400, 100, "(#100) The parameter messaging_product is required.", null));
        }
        String to = message.getString("to", "");
        if (to.isEmpty()) {
            return Optional.of(error(400, 100, "The parameter to is required.", null));
        }
        if (!to.matches("\\+?[1-9]\\d{6,14}")) {
            return Optional.of(invalid("Recipient phone number not valid"));
        }
        String type = message.getString("type", "text");
        return switch (type) {
            case "text" -> textProblem(message.getJsonObject("text", new JsonObject()));
            case "template" -> templateProblem(message.getJsonObject("template", new JsonObject()));
            default -> Optional.of(invalid("Param type must be one of {text, template}; the simulator knows no other"));
        };
    }

    private static Optional<Answer> textProblem(JsonObject text) {
        String body = text.getString("body", "");
        if (body.isEmpty()) {
            return Optional.of(error(400, 100, "(#100) The parameter text['body'] is required.", null));
        }
        return body.length() > LONGEST_TEXT
                ? Optional.of(invalid("Param text['body'] must be at most 4096 characters long."))
                : Optional.empty();
    }

    private static Optional<Answer> templateProblem(JsonObject template) {
        if (template.getString("name", "").isEmpty()) {
            return Optional.of(error(400, 100, "(#100) The parameter template['name'] is required.", null));
        }
        return template.getJsonObject("language", new JsonObject())
                        .getString("code", "")
                        .isEmpty()
                ? Optional.of(error(400, 100, "(#100) The parameter template['language'] is required.", null))
                : Optional.empty();
    }

    private static Answer accepted(JsonObject request) {
        String to = request.getString("to");
        byte[] random = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        JsonObject message =
                new JsonObject().put("id", "wamid." + Base64.getEncoder().encodeToString(random));
        if ("template".equals(request.getString("type"))) {
            message.put("message_status", "accepted");
        }
        JsonObject contact = new JsonObject().put("input", to).put("wa_id", to.replace("+", ""));
        return Answer.of(
                200,
                new JsonObject()
                        .put("messaging_product", "whatsapp")
                        .put("contacts", new JsonArray().add(contact))
                        .put("messages", new JsonArray().add(message)));
    }

    @Override
    public Answer failure(int status) {
        return status == 429
                ? error(429, 130429, "(#130429) Rate limit hit", "Cloud API message throughput has been reached.")
                : error(status, 131000, "(#131000) Something went wrong", "Message failed to send.");
    }

    private static Answer invalid(String details) {
        return error(400, 131009, "(#131009) Parameter value is not valid", details);
    }

    static Answer error(int status, int code, String message, String details) {
        JsonObject error = new JsonObject()
                .put("message", message)
                .put("type", "OAuthException")
                .put("code", code)
                .put("fbtrace_id", "A" + UUID.randomUUID().toString().substring(0, 22));
        if (details != null) {
            error.put(
                    "error_data",
                    new JsonObject().put("messaging_product", "whatsapp").put("details", details));
        }
        return Answer.of(status, new JsonObject().put("error", error));
    }
}
