package io.carillon.dispatcher.whatsapp;

import io.carillon.dispatcher.provider.Delivery;
import io.carillon.events.Button;
import io.carillon.events.Content;
import io.carillon.events.Media;
import io.carillon.events.MediaKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * The body of the Cloud API's {@code POST /messages}: an approved template when one is named, which may go out at any time;
 * else what may follow within a day on a message of the recipient's. Source: Meta documentation "Cloud API Reference:
 * Messages". Pure.
 */
final class WhatsAppMessage {
    private WhatsAppMessage() {}

    static boolean isEmpty(Content content) {
        return content.whatsappTemplate() == null
                && content.media() == null
                && (content.text() == null || content.text().isBlank());
    }

    static JsonObject json(Delivery delivery, String language) {
        Content content = delivery.content();
        JsonObject message = new JsonObject()
                .put("messaging_product", "whatsapp")
                .put("recipient_type", "individual")
                .put("to", delivery.address())
                .put("biz_opaque_callback_data", delivery.id());
        if (content.whatsappTemplate() != null) {
            return with(message, "template", template(content, language));
        }
        if (!buttons(content).isEmpty()) {
            return with(message, "interactive", interactive(content));
        }
        return content.media() == null
                ? with(
                        message,
                        "text",
                        new JsonObject().put("preview_url", false).put("body", content.text()))
                : with(message, name(content.media()), media(content.media(), caption(content)));
    }

    private static JsonObject with(JsonObject message, String type, JsonObject value) {
        return message.put("type", type).put(type, value);
    }

    private static JsonObject template(Content content, String language) {
        JsonArray components = new JsonArray();
        if (content.media() != null) {
            components.add(component("header", new JsonArray().add(parameter(content.media()))));
        }
        if (content.whatsappParameters() != null
                && !content.whatsappParameters().isEmpty()) {
            components.add(component("body", texts(content.whatsappParameters())));
        }
        List<Button> buttons = buttons(content);
        for (int at = 0; at < buttons.size(); at++) {
            components.add(templateButton(buttons.get(at), at));
        }
        JsonObject template = new JsonObject()
                .put("name", content.whatsappTemplate())
                .put("language", new JsonObject().put("code", language));
        return components.isEmpty() ? template : template.put("components", components);
    }

    private static JsonObject component(String type, JsonArray parameters) {
        return new JsonObject().put("type", type).put("parameters", parameters);
    }

    private static JsonArray texts(List<String> values) {
        JsonArray texts = new JsonArray();
        values.forEach(value -> texts.add(text(value)));
        return texts;
    }

    private static JsonObject text(String value) {
        return new JsonObject().put("type", "text").put("text", value);
    }

    private static JsonObject templateButton(Button button, int index) {
        boolean link = button.url() != null;
        JsonObject parameter = link
                ? text(button.url())
                : new JsonObject().put("type", "payload").put("payload", button.id());
        return component("button", new JsonArray().add(parameter))
                .put("sub_type", link ? "url" : "quick_reply")
                .put("index", Integer.toString(index));
    }

    private static JsonObject interactive(Content content) {
        List<Button> buttons = buttons(content);
        boolean link = buttons.getFirst().url() != null;
        JsonObject interactive = new JsonObject()
                .put("type", link ? "cta_url" : "button")
                .put("body", new JsonObject().put("text", content.text()))
                .put("action", link ? open(buttons.getFirst()) : answers(buttons));
        return content.media() == null ? interactive : interactive.put("header", parameter(content.media()));
    }

    private static JsonObject open(Button link) {
        JsonObject parameters =
                new JsonObject().put("display_text", link.label()).put("url", link.url());
        return new JsonObject().put("name", "cta_url").put("parameters", parameters);
    }

    private static JsonObject answers(List<Button> buttons) {
        JsonArray replies = new JsonArray();
        buttons.forEach(button -> replies.add(new JsonObject()
                .put("type", "reply")
                .put("reply", new JsonObject().put("id", button.id()).put("title", button.label()))));
        return new JsonObject().put("buttons", replies);
    }

    private static JsonObject parameter(Media media) {
        return new JsonObject().put("type", name(media)).put(name(media), media(media, null));
    }

    private static JsonObject media(Media media, String caption) {
        JsonObject json = new JsonObject().put("link", media.url());
        if (caption != null && media.kind() != MediaKind.AUDIO) {
            json.put("caption", caption);
        }
        if (media.fileName() != null && media.kind() == MediaKind.DOCUMENT) {
            json.put("filename", media.fileName());
        }
        return json;
    }

    /** Without buttons the text stands below what is shown. */
    private static String caption(Content content) {
        return content.media().caption() == null
                ? content.text()
                : content.media().caption();
    }

    private static String name(Media media) {
        return media.kind().name().toLowerCase(Locale.ROOT);
    }

    private static List<Button> buttons(Content content) {
        return content.buttons() == null ? List.of() : content.buttons();
    }
}
