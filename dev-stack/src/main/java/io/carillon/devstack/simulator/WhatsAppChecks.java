package io.carillon.devstack.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What the Cloud API refuses about a message; source: Meta, "Cloud API Reference: Messages" and "Error Codes". */
record WhatsAppChecks(WhatsAppTemplates templates) {
    private static final int LONGEST_TEXT = 4_096;
    private static final int LONGEST_BELOW = 1_024;
    private static final int LONGEST_LABEL = 20;
    private static final int LONGEST_ID = 256;
    private static final int LONGEST_OPAQUE = 512;
    private static final Set<String> HEADERS = Set.of("text", "image", "video", "document");

    /** The first problem; a value of the wrong type is one as well. */
    Optional<Answer> problem(JsonObject message) {
        try {
            return envelope(message).or(() -> content(message));
        } catch (ClassCastException | NullPointerException | IllegalArgumentException wrongType) {
            return invalid("A parameter has the wrong type.");
        }
    }

    private static Optional<Answer> envelope(JsonObject message) {
        if (!"whatsapp".equals(message.getString("messaging_product"))) {
            return missing("messaging_product");
        }
        String to = string(message, "to");
        if (to.isEmpty()) {
            return missing("to");
        }
        if (!to.matches("\\+?[1-9]\\d{6,14}")) {
            return invalid("Recipient phone number not valid");
        }
        if (!"individual".equals(message.getString("recipient_type", "individual"))) {
            return invalid("Param recipient_type must be one of {individual}");
        }
        if (string(message, "biz_opaque_callback_data").length() > LONGEST_OPAQUE) {
            return invalid("Param biz_opaque_callback_data must be at most 512 characters long.");
        }
        return Rehearsal.ofPhone(to) == Rehearsal.INVALID ? Optional.of(WhatsAppApi.undeliverable()) : Optional.empty();
    }

    private Optional<Answer> content(JsonObject message) {
        String type = message.getString("type", "text");
        JsonObject part = message.getJsonObject(type, new JsonObject());
        return switch (type) {
            case "text" -> text(part);
            case "image", "video", "audio", "document" -> media(type, part);
            case "interactive" -> interactive(part);
            case "template" -> template(part);
            default ->
                Optional.of(WhatsAppApi.error(
                        400, 131051, "(#131051) Unsupported message type", "the simulator does not play " + type));
        };
    }

    private static Optional<Answer> text(JsonObject text) {
        String body = string(text, "body");
        text.getBoolean("preview_url");
        return body.isEmpty() ? missing("text['body']") : tooLong("text['body']", body, LONGEST_TEXT);
    }

    private static Optional<Answer> media(String type, JsonObject media) {
        String link = string(media, "link");
        if (link.isEmpty() && media.getString("id", "").isEmpty()) {
            return missing(type + "['link']");
        }
        if (!link.isEmpty() && !isWeb(link)) {
            return invalid("Param " + type + "['link'] is not a valid URI.");
        }
        if (media.containsKey("caption") && type.equals("audio")) {
            return unexpected("caption", type);
        }
        if (media.containsKey("filename") && !type.equals("document")) {
            return unexpected("filename", type);
        }
        return tooLong(type + "['caption']", string(media, "caption"), LONGEST_BELOW);
    }

    private static Optional<Answer> interactive(JsonObject interactive) {
        String body = interactive.getJsonObject("body", new JsonObject()).getString("text", "");
        if (body.isEmpty()) {
            return missing("interactive['body']['text']");
        }
        JsonObject action = interactive.getJsonObject("action", new JsonObject());
        return tooLong("interactive['body']['text']", body, LONGEST_BELOW)
                .or(() -> header(interactive.getJsonObject("header")))
                .or(() -> switch (interactive.getString("type", "")) {
                    case "button" -> replies(action.getJsonArray("buttons", new JsonArray()));
                    case "cta_url" -> link(action);
                    default -> invalid("Param interactive['type'] must be one of {button, cta_url}");
                });
    }

    private static Optional<Answer> header(JsonObject header) {
        if (header == null) {
            return Optional.empty();
        }
        String type = header.getString("type", "");
        if (!HEADERS.contains(type)) {
            return invalid("Param interactive['header']['type'] must be one of " + HEADERS);
        }
        return type.equals("text") ? Optional.empty() : media(type, header.getJsonObject(type, new JsonObject()));
    }

    private static Optional<Answer> replies(JsonArray buttons) {
        if (buttons.isEmpty() || buttons.size() > 3) {
            return invalid("Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3");
        }
        Set<String> ids = new HashSet<>();
        Set<String> titles = new HashSet<>();
        for (int at = 0; at < buttons.size(); at++) {
            JsonObject reply = buttons.getJsonObject(at).getJsonObject("reply", new JsonObject());
            String id = string(reply, "id");
            String title = string(reply, "title");
            boolean isReply = "reply".equals(buttons.getJsonObject(at).getString("type"));
            if (!isReply || id.isEmpty() || id.length() > LONGEST_ID || !ids.add(id)) {
                return invalid("Button at index " + at + ": type reply and a unique id of 1 to 256 characters");
            }
            if (title.isEmpty() || title.length() > LONGEST_LABEL || !titles.add(title)) {
                return invalid("Button title length invalid. Min length: 1, Max length: 20");
            }
        }
        return Optional.empty();
    }

    private static Optional<Answer> link(JsonObject action) {
        JsonObject parameters = action.getJsonObject("parameters", new JsonObject());
        String words = string(parameters, "display_text");
        if (!"cta_url".equals(action.getString("name")) || words.isEmpty() || words.length() > LONGEST_LABEL) {
            return invalid("Param interactive['action'] needs name cta_url and display_text of 1 to 20 characters");
        }
        return isWeb(parameters.getString("url", "")) ? Optional.empty() : invalid("url is not a valid URI.");
    }

    private Optional<Answer> template(JsonObject template) {
        if (string(template, "name").isEmpty()) {
            return missing("template['name']");
        }
        if (template.getJsonObject("language", new JsonObject())
                .getString("code", "")
                .isEmpty()) {
            return missing("template['language']");
        }
        JsonArray components = template.getJsonArray("components", new JsonArray());
        for (int at = 0; at < components.size(); at++) {
            Optional<Answer> problem = component(components.getJsonObject(at));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return templates.problem(template);
    }

    private static Optional<Answer> component(JsonObject component) {
        JsonArray parameters = component.getJsonArray("parameters", new JsonArray());
        return switch (component.getString("type", "")) {
            case "body" -> texts(parameters);
            case "header" -> parameters.size() == 1 ? header(parameters.getJsonObject(0)) : missing("parameters");
            case "button" -> button(component, parameters);
            default -> invalid("Param template['components']['type'] must be one of {header, body, button}");
        };
    }

    private static Optional<Answer> texts(JsonArray parameters) {
        for (int at = 0; at < parameters.size(); at++) {
            JsonObject parameter = parameters.getJsonObject(at);
            String text = string(parameter, "text");
            if (!"text".equals(parameter.getString("type")) || text.isEmpty()) {
                return missing("template['components'][body]['parameters'][" + at + "]['text']");
            }
            if (text.matches("(?s).*([\\n\\t]| {5}).*")) {
                return Optional.of(WhatsAppApi.error(
                        400,
                        132018,
                        "(#132018) There is an issue with the parameters in your template",
                        "Param text cannot have new-line/tab characters or more than 4 consecutive spaces"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Answer> button(JsonObject button, JsonArray parameters) {
        if (!String.valueOf(button.getValue("index")).matches("\\d") || parameters.size() != 1) {
            return invalid("A button needs an index of 0 to 9 and one parameter");
        }
        JsonObject parameter = parameters.getJsonObject(0);
        return switch (button.getString("sub_type", "")) {
            case "url" -> has(parameter, "text") ? Optional.empty() : missing("parameters[0]['text']");
            case "quick_reply" -> has(parameter, "payload") ? Optional.empty() : missing("parameters[0]['payload']");
            default -> invalid("Param sub_type must be one of {quick_reply, url}");
        };
    }

    private static boolean has(JsonObject parameter, String type) {
        return type.equals(parameter.getString("type"))
                && !string(parameter, type).isEmpty();
    }

    /** The vendor takes no number for a string. */
    private static String string(JsonObject json, String name) {
        Object value = json.getValue(name);
        return value == null ? "" : (String) value;
    }

    private static boolean isWeb(String link) {
        URI uri = URI.create(link);
        return uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?");
    }

    private static Optional<Answer> tooLong(String name, String value, int most) {
        return value.length() > most
                ? invalid("Param " + name + " must be at most " + most + " characters long.")
                : Optional.empty();
    }

    private static Optional<Answer> missing(String name) {
        return Optional.of(WhatsAppApi.error(400, 100, "(#100) The parameter " + name + " is required.", null));
    }

    private static Optional<Answer> unexpected(String key, String type) {
        return Optional.of(WhatsAppApi.error(
                400, 100, "(#100) Invalid parameter", "Unexpected key \"" + key + "\" on param \"" + type + "\"."));
    }

    private static Optional<Answer> invalid(String details) {
        return Optional.of(WhatsAppApi.error(400, 131009, "(#131009) Parameter value is not valid", details));
    }
}
