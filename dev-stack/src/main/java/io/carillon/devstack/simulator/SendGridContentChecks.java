package io.carillon.devstack.simulator;

import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;

/** What SendGrid finds wrong with the bodies and files of a mail; sources as for {@link SendGridChecks}. */
final class SendGridContentChecks {
    private final JsonObject mail;
    private final SendGridErrors errors;

    SendGridContentChecks(JsonObject mail, SendGridErrors errors) {
        this.mail = mail;
        this.errors = errors;
    }

    void everything() {
        List<JsonObject> content = errors.objects(mail, "content", "content");
        if (content.isEmpty() && !mail.containsKey("template_id")) {
            errors.add(
                    "Unless a valid template_id is provided, the content parameter is required. There must be at least"
                            + " one defined content block. We typically suggest both text/plain and text/html blocks are"
                            + " included, but only one block is required.",
                    "content");
        }
        for (int at = 0; at < content.size(); at++) {
            block(content.get(at), "content." + at);
        }
        order(content.stream()
                .map(block -> String.valueOf(block.getValue("type")))
                .toList());
        List<JsonObject> files = errors.objects(mail, "attachments", "attachments");
        for (int at = 0; at < files.size(); at++) {
            file(files.get(at), "attachments." + at);
        }
    }

    private void block(JsonObject block, String field) {
        errors.unless(
                isText(block.getValue("value")),
                "The content value must be a string at least one character in length.",
                field + ".value");
        errors.unless(
                isType(block.getValue("type")),
                "The content type must be a string at least one character in length, and cannot contain ';' or CRLF"
                        + " characters.",
                field + ".type");
    }

    private void order(List<String> types) {
        boolean once = types.stream().filter("text/plain"::equals).count() <= 1
                && types.stream().filter("text/html"::equals).count() <= 1;
        int plain = types.indexOf("text/plain");
        int html = types.indexOf("text/html");
        errors.unless(
                once && plain <= 0 && (html < 0 || html == (plain < 0 ? 0 : 1)),
                "If present, text/plain and text/html may only be provided once. If both are provided, text/plain must"
                        + " be first, followed by text/html, followed by any other content.",
                "content");
    }

    private void file(JsonObject file, String field) {
        errors.unless(
                isText(file.getValue("content")) && isBase64(file.getString("content")),
                "The attachment content must be base64 encoded.",
                field + ".content");
        errors.unless(
                isText(file.getValue("filename")) && SendGridChecks.isOneLine(file.getString("filename")),
                "The filename of an attachment is required and cannot contain CRLF characters.",
                field + ".filename");
        errors.unless(
                !file.containsKey("type") || isType(file.getValue("type")),
                "The type of an attachment must be a string at least one character in length, and cannot contain ';' or"
                        + " CRLF characters.",
                field + ".type");
        Object disposition = file.getValue("disposition", "attachment");
        errors.unless(
                "attachment".equals(disposition) || "inline".equals(disposition),
                "The disposition of your attachment can be either 'inline' or 'attachment'.",
                field + ".disposition");
        errors.unless(
                !file.containsKey("content_id")
                        || isText(file.getValue("content_id"))
                                && SendGridChecks.isOneLine(file.getString("content_id")),
                "The content_id must be a string and cannot contain ';', spaces, ',', or CRLF characters.",
                field + ".content_id");
    }

    private static boolean isText(Object value) {
        return value instanceof String text && !text.isEmpty();
    }

    private static boolean isType(Object value) {
        return value instanceof String text
                && !text.isEmpty()
                && text.indexOf(';') < 0
                && SendGridChecks.isOneLine(text);
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
