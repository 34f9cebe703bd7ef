package io.carillon.dispatcher.email;

import io.carillon.dispatcher.provider.Delivery;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * The body of SendGrid's {@code POST /v3/mail/send}: plain part first, our ids as custom arguments for receipts, the
 * preference category as SendGrid category for its statistics. Source: Twilio SendGrid API reference, "Mail Send".
 */
final class SendGridMail {
    /** Custom argument that names our delivery; receipts bring it back. */
    static final String DELIVERY = "carillon_delivery";

    /** Custom argument that names the tenant. */
    static final String TENANT = "carillon_tenant";

    private static final String NO_SUBJECT = "(no subject)";
    private static final int LONGEST_CATEGORY = 255;

    private SendGridMail() {}

    static JsonObject json(Delivery delivery, OutgoingMail mail) {
        JsonObject json = new JsonObject()
                .put("personalizations", new JsonArray().add(personalization(delivery, mail)))
                .put("from", person(mail.from(), mail.fromName()))
                .put("subject", mail.subject() == null || mail.subject().isBlank() ? NO_SUBJECT : mail.subject())
                .put("content", content(mail))
                .put("headers", headers(mail));
        if (mail.replyTo() != null) {
            json.put("reply_to", person(mail.replyTo(), null));
        }
        if (mail.category() != null
                && !mail.category().isBlank()
                && mail.category().length() <= LONGEST_CATEGORY) {
            json.put("categories", new JsonArray().add(mail.category()));
        }
        return mail.files().isEmpty() ? json : json.put("attachments", attachments(mail));
    }

    private static JsonObject headers(OutgoingMail mail) {
        JsonObject headers = new JsonObject().put("Message-ID", mail.messageId());
        mail.extraHeaders().forEach(headers::put);
        return headers;
    }

    private static JsonObject personalization(Delivery delivery, OutgoingMail mail) {
        JsonObject arguments = new JsonObject()
                .put(TENANT, delivery.tenant().toString())
                .put(DELIVERY, delivery.id())
                .put("carillon_notification", delivery.notificationId())
                .put("carillon_attempt", Integer.toString(delivery.request().attempt()));
        return new JsonObject()
                .put("to", new JsonArray().add(person(mail.to(), null)))
                .put("custom_args", arguments);
    }

    private static JsonObject person(String address, String name) {
        JsonObject person = new JsonObject().put("email", address);
        return name == null || name.isBlank() ? person : person.put("name", name);
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

    private static JsonArray attachments(OutgoingMail mail) {
        JsonArray files = new JsonArray();
        mail.attachedFiles().forEach(file -> files.add(attachment(file, "attachment")));
        mail.inlineFiles().forEach(file -> files.add(attachment(file, "inline")));
        return files;
    }

    private static JsonObject attachment(MailFile file, String disposition) {
        JsonObject json = new JsonObject()
                .put("content", file.base64())
                .put("type", file.contentType())
                .put("filename", file.name())
                .put("disposition", disposition);
        return file.contentId() == null ? json : json.put("content_id", file.contentId());
    }
}
