package io.carillon.dispatcher.whatsapp;

import io.carillon.dispatcher.provider.Delivery;
import io.carillon.events.Content;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The body of the Cloud API's {@code POST /messages}: an approved template when one is named, else free text. */
final class WhatsAppMessage {
    private WhatsAppMessage() {}

    static boolean isEmpty(Content content) {
        return content.whatsappTemplate() == null
                && (content.text() == null || content.text().isBlank());
    }

    static JsonObject json(Delivery delivery, String language) {
        Content content = delivery.content();
        JsonObject message = new JsonObject()
                .put("messaging_product", "whatsapp")
                .put("recipient_type", "individual")
                .put("to", delivery.address())
                .put("biz_opaque_callback_data", delivery.id());
        return content.whatsappTemplate() == null
                ? withText(message, content)
                : withTemplate(message, content, language);
    }

    private static JsonObject withText(JsonObject message, Content content) {
        JsonObject text = new JsonObject().put("preview_url", false).put("body", content.text());
        return message.put("type", "text").put("text", text);
    }

    private static JsonObject withTemplate(JsonObject message, Content content, String language) {
        JsonObject template = new JsonObject()
                .put("name", content.whatsappTemplate())
                .put("language", new JsonObject().put("code", language));
        if (content.whatsappParameters() != null
                && !content.whatsappParameters().isEmpty()) {
            template.put("components", new JsonArray().add(body(content.whatsappParameters())));
        }
        return message.put("type", "template").put("template", template);
    }

    private static JsonObject body(List<String> parameters) {
        JsonArray values = new JsonArray();
        parameters.forEach(
                value -> values.add(new JsonObject().put("type", "text").put("text", value)));
        return new JsonObject().put("type", "body").put("parameters", values);
    }
}
