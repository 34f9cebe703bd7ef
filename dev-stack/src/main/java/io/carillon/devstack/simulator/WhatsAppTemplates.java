package io.carillon.devstack.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Templates as customers hand them in ({@code POST /{wabaId}/message_templates}); all are approved at once. Names that
 * nobody handed in pass with any parameters, but {@code unknown_…}.
 */
final class WhatsAppTemplates {
    static final String PATH = "/whatsapp/(?:v\\d+\\.\\d+/)?(?<waba>\\d+)/message_templates";

    private static final Pattern PLACE = Pattern.compile("\\{\\{\\w+}}");

    private final Map<String, Map<String, JsonObject>> byName = new ConcurrentHashMap<>();

    /** Hands a template in. */
    Answer create(Call call) {
        if (call.bearer().isEmpty()) {
            return WhatsAppApi.error(401, 190, "Invalid OAuth access token - Cannot parse access token", null);
        }
        JsonObject template = call.json().orElseGet(JsonObject::new);
        String name = template.getString("name", "");
        if (!name.matches("[a-z0-9_]{1,512}")
                || template.getString("language", "").isEmpty()) {
            return WhatsAppApi.error(400, 100, "Invalid parameter", "name and language are required");
        }
        byName.merge(name, Map.of(template.getString("language"), template), WhatsAppTemplates::both);
        return Answer.of(
                200,
                new JsonObject()
                        .put("id", Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 1))
                        .put("status", "APPROVED")
                        .put("category", template.getString("category", "UTILITY")));
    }

    private static Map<String, JsonObject> both(Map<String, JsonObject> known, Map<String, JsonObject> added) {
        Map<String, JsonObject> all = new HashMap<>(known);
        all.putAll(added);
        return Map.copyOf(all);
    }

    /** What is wrong with using a template; source: Meta, "Cloud API: Error Codes, Template". */
    Optional<Answer> problem(JsonObject use) {
        String name = use.getString("name");
        String language = use.getJsonObject("language").getString("code");
        Map<String, JsonObject> known = byName.get(name);
        if (known == null && !name.startsWith("unknown_")) {
            return Optional.empty();
        }
        if (known == null || !known.containsKey(language)) {
            return refused(
                    404,
                    132001,
                    "(#132001) Template name does not exist in the translation",
                    "template name (%s) does not exist in %s".formatted(name, language));
        }
        return mismatch(known.get(language), use);
    }

    private static Optional<Answer> mismatch(JsonObject approved, JsonObject use) {
        int wanted = components(approved, "BODY")
                .mapToInt(body -> (int)
                        PLACE.matcher(body.getString("text", "")).results().count())
                .sum();
        int given = components(use, "BODY")
                .mapToInt(
                        body -> body.getJsonArray("parameters", new JsonArray()).size())
                .sum();
        if (wanted != given) {
            return refused(
                    400,
                    132000,
                    "(#132000) Number of parameters does not match the expected number of params",
                    "body: number of localizable_params (%d) does not match the expected number of params (%d)"
                            .formatted(given, wanted));
        }
        List<String> header = components(approved, "HEADER")
                .map(part -> part.getString("format", "TEXT"))
                .filter(format -> !format.equals("TEXT"))
                .toList();
        List<String> shown = components(use, "HEADER")
                .map(part -> part.getJsonArray("parameters").getJsonObject(0).getString("type"))
                .map(String::toUpperCase)
                .toList();
        if (!header.equals(shown)) {
            return refused(
                    400,
                    132012,
                    "(#132012) Parameter format does not match format in the created template",
                    "header: Format mismatch, expected %s, received %s".formatted(header, shown));
        }
        return buttons(approved, use);
    }

    private static Optional<Answer> buttons(JsonObject approved, JsonObject use) {
        JsonArray offered = components(approved, "BUTTONS")
                .map(part -> part.getJsonArray("buttons"))
                .findFirst()
                .orElseGet(JsonArray::new);
        boolean fit = components(use, "BUTTON").allMatch(button -> fits(button, offered));
        return fit
                ? Optional.empty()
                : refused(
                        400,
                        132018,
                        "(#132018) There is an issue with the parameters in your template",
                        "buttons: the template has no such button at that index");
    }

    private static boolean fits(JsonObject button, JsonArray offered) {
        int index = Integer.parseInt(String.valueOf(button.getValue("index")));
        return index < offered.size()
                && offered.getJsonObject(index).getString("type").equalsIgnoreCase(button.getString("sub_type"));
    }

    private static Stream<JsonObject> components(JsonObject template, String type) {
        return template.getJsonArray("components", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .filter(component -> type.equalsIgnoreCase(component.getString("type")));
    }

    private static Optional<Answer> refused(int status, int code, String message, String details) {
        return Optional.of(WhatsAppApi.error(status, code, message, details));
    }
}
