package io.carillon.devstack.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Twilio SendGrid, v3 Mail Send ({@code POST /v3/mail/send}). */
final class SendGridApi implements VendorApi {

    static final String NAME = "sendgrid";
    static final String MESSAGE_ID = "X-Message-Id";

    private static final int MOST_PERSONALIZATIONS = 1_000;
    private static final String HELP = "http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html#message.";

    @Override
    public String provider() {
        return NAME;
    }

    @Override
    public String path() {
        return "/sendgrid/v3/mail/send";
    }

    @Override
    public Answer answer(Call call) {
        if (call.bearer().isEmpty()) {
            return error(401, "The provided authorization grant is invalid, expired, or revoked", null);
        }
        if (!call.isJson()) {
            return error(415, "Content-Type should be application/json.", null);
        }
        Optional<JsonObject> mail = call.json();
        return mail.isEmpty()
                ? error(400, "Bad Request", null)
                : problem(mail.get()).orElseGet(SendGridApi::accepted);
    }

    private static Answer accepted() {
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, 22);
        return new Answer(202, Map.of(MESSAGE_ID, id), new JsonObject());
    }

    private static Optional<Answer> problem(JsonObject mail) {
        try {
            return firstProblem(mail);
        } catch (ClassCastException wrongType) {
            return Optional.of(error(400, "Bad Request", null));
        }
    }

    private static Optional<Answer> firstProblem(JsonObject mail) {
        return personalizations(mail)
                .or(() -> sender(mail))
                .or(() -> subject(mail))
                .or(() -> content(mail));
    }

    private static Optional<Answer> personalizations(JsonObject mail) {
        JsonArray all = mail.getJsonArray("personalizations", new JsonArray());
        if (all.isEmpty()) {
            return Optional.of(error(
                    400,
                    "The personalizations field is required and must have at least one personalization.",
                    "personalizations"));
        }
        if (all.size() > MOST_PERSONALIZATIONS) {
            return Optional.of(
                    error(400, "The maximum number of personalizations allowed is 1000.", "personalizations"));
        }
        for (int at = 0; at < all.size(); at++) {
            Optional<Answer> problem = recipients(all.getJsonObject(at), "personalizations." + at + ".to");
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<Answer> recipients(JsonObject personalization, String field) {
        JsonArray to = personalization.getJsonArray("to", new JsonArray());
        if (to.isEmpty()) {
            return Optional.of(error(
                    400,
                    "The to array is required for all personalization objects, and must have at least one email"
                            + " object with a valid email address.",
                    field));
        }
        for (int at = 0; at < to.size(); at++) {
            if (!isAddress(to.getJsonObject(at).getString("email"))) {
                return Optional.of(error(400, "Does not contain a valid address.", field + "." + at + ".email"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Answer> sender(JsonObject mail) {
        String email = mail.getJsonObject("from", new JsonObject()).getString("email");
        if (email == null) {
            return Optional.of(error(
                    400,
                    "The from object must be provided for every email send. It is an object that requires the email"
                            + " parameter, but may also contain a name parameter.",
                    "from.email"));
        }
        return isAddress(email)
                ? Optional.empty()
                : Optional.of(error(400, "The from email does not contain a valid address.", "from.email"));
    }

    private static Optional<Answer> subject(JsonObject mail) {
        boolean everywhere = mail.getJsonArray("personalizations").stream()
                .allMatch(
                        entry -> !((JsonObject) entry).getString("subject", "").isEmpty());
        boolean present = everywhere || !mail.getString("subject", "").isEmpty() || mail.containsKey("template_id");
        return present
                ? Optional.empty()
                : Optional.of(error(
                        400,
                        "The subject is required. You can get around this requirement if you use a template with a"
                                + " subject defined or if every personalization has a subject defined.",
                        "subject"));
    }

    private static Optional<Answer> content(JsonObject mail) {
        JsonArray content = mail.getJsonArray("content", new JsonArray());
        if (content.isEmpty()) {
            return mail.containsKey("template_id")
                    ? Optional.empty()
                    : Optional.of(error(
                            400,
                            "Unless a valid template_id is provided, the content parameter is required. There must be"
                                    + " at least one defined content block.",
                            "content"));
        }
        for (int at = 0; at < content.size(); at++) {
            JsonObject block = content.getJsonObject(at);
            if (block.getString("type", "").isEmpty()
                    || block.getString("value", "").isEmpty()) {
                return Optional.of(error(
                        400,
                        "The content value must be a string at least one character in length.",
                        "content." + at + ".value"));
            }
        }
        return typesInOrder(content);
    }

    private static Optional<Answer> typesInOrder(JsonArray content) {
        boolean htmlFirst = content.size() > 1
                && "text/html".equals(content.getJsonObject(0).getString("type"))
                && "text/plain".equals(content.getJsonObject(1).getString("type"));
        return htmlFirst
                ? Optional.of(error(
                        400,
                        "If present, text/plain and text/html may only be provided once. If both are provided,"
                                + " text/plain must be first, followed by text/html.",
                        "content"))
                : Optional.empty();
    }

    private static boolean isAddress(String email) {
        return email != null && email.matches("[^@\\s<>]+@[^@\\s<>]+\\.?[^@\\s<>]*");
    }

    @Override
    public Answer failure(int status) {
        return error(status, status == 429 ? "too many requests" : "Internal Server Error", null);
    }

    static Answer error(int status, String message, String field) {
        JsonObject error = new JsonObject()
                .put("message", message)
                .put("field", field)
                .put("help", field == null ? null : HELP + field.replaceAll("\\.\\d+", ""));
        return Answer.of(status, new JsonObject().put("errors", new JsonArray().add(error)));
    }
}
