package io.carillon.dispatcher.email;

import io.carillon.dispatcher.provider.Delivery;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The body of SendGrid's {@code POST /v3/mail/send}: plain part first, our ids as custom arguments for receipts. */
final class SendGridMail {
    private static final String NO_SUBJECT = "(no subject)";

    private SendGridMail() {}

    static JsonObject json(Delivery delivery, OutgoingMail mail) {
        return new JsonObject()
                .put("personalizations", new JsonArray().add(personalization(delivery, mail)))
                .put("from", person(mail.from(), mail.fromName()))
                .put("subject", mail.subject() == null || mail.subject().isBlank() ? NO_SUBJECT : mail.subject())
                .put("content", content(mail))
                .put("headers", headers(mail));
    }

    private static JsonObject headers(OutgoingMail mail) {
        JsonObject headers = new JsonObject().put("Message-ID", mail.messageId());
        mail.listHeaders().forEach(headers::put);
        return headers;
    }

    private static JsonObject personalization(Delivery delivery, OutgoingMail mail) {
        JsonObject arguments = new JsonObject()
                .put("carillon_tenant", delivery.tenant().toString())
                .put("carillon_delivery", delivery.id())
                .put("carillon_attempt", Integer.toString(delivery.request().attempt()));
        return new JsonObject()
                .put("to", new JsonArray().add(person(mail.to(), null)))
                .put("custom_args", arguments);
    }

    private static JsonObject person(String address, String name) {
        JsonObject person = new JsonObject().put("email", address);
        return name == null ? person : person.put("name", name);
    }

    private static JsonArray content(OutgoingMail mail) {
        JsonArray parts = new JsonArray();
        addPart(parts, "text/plain", mail.text());
        addPart(parts, "text/html", mail.html());
        return parts;
    }

    private static void addPart(JsonArray parts, String type, String value) {
        if (value != null) {
            parts.add(new JsonObject().put("type", type).put("value", value));
        }
    }
}
