package io.carillon.devstack.simulator;

import io.vertx.core.json.JsonObject;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/** Twilio Programmable Messaging, create a Message resource (API version 2010-04-01). */
final class TwilioApi implements VendorApi {

    private static final int LONGEST_BODY = 1_600;

    @Override
    public String provider() {
        return "twilio";
    }

    @Override
    public String path() {
        return "/twilio/2010-04-01/Accounts/(?<sid>[^/]+)/Messages\\.json";
    }

    @Override
    public Answer answer(Call call) {
        String account = call.pathPart("sid");
        if (call.basic().filter(credentials -> isFor(credentials, account)).isEmpty()) {
            return error(401, 20003, "Authenticate");
        }
        if (!call.isForm()) {
            return error(415, 20415, "Unsupported Media Type");
        }
        return problem(call).orElseGet(() -> queued(call, account));
    }

    /** The user is the account itself or an API key ("SK…") of it. */
    private static boolean isFor(String credentials, String account) {
        String[] parts = credentials.split(":", 2);
        return parts.length == 2 && !parts[1].isEmpty() && (parts[0].equals(account) || parts[0].startsWith("SK"));
    }

    private static Optional<Answer> problem(Call call) {
        Optional<String> to = call.parameter("To");
        if (to.isEmpty()) {
            return Optional.of(error(400, 21604, "A 'To' phone number is required."));
        }
        if (!to.get().matches("\\+[1-9]\\d{6,14}")) {
            return Optional.of(
                    error(400, 21211, "The 'To' number %s is not a valid phone number.".formatted(to.get())));
        }
        if (call.parameter("From").isEmpty()
                && call.parameter("MessagingServiceSid").isEmpty()) {
            return Optional.of(error(400, 21603, "A 'From' phone number is required."));
        }
        return body(call);
    }

    private static Optional<Answer> body(Call call) {
        Optional<String> body = call.parameter("Body");
        if (body.isEmpty()
                && call.parameter("MediaUrl").isEmpty()
                && call.parameter("ContentSid").isEmpty()) {
            return Optional.of(error(400, 21602, "Message body is required."));
        }
        return body.filter(text -> text.length() > LONGEST_BODY)
                .map(text -> error(400, 21617, "The concatenated message body exceeds the 1600 character limit."));
    }

    private static Answer queued(Call call, String account) {
        String sid = "SM" + UUID.randomUUID().toString().replace("-", "");
        String now = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
        String uri = "/2010-04-01/Accounts/%s/Messages/%s".formatted(account, sid);
        return Answer.of(
                201,
                new JsonObject()
                        .put("account_sid", account)
                        .put("api_version", "2010-04-01")
                        .put("body", call.parameter("Body").orElse(""))
                        .put("date_created", now)
                        .put("date_sent", null)
                        .put("date_updated", now)
                        .put("direction", "outbound-api")
                        .put("error_code", null)
                        .put("error_message", null)
                        .put("from", call.parameter("From").orElse(null))
                        .put(
                                "messaging_service_sid",
                                call.parameter("MessagingServiceSid").orElse(null))
                        .put("num_media", "0")
                        .put("num_segments", "1")
                        .put("price", null)
                        .put("price_unit", "USD")
                        .put("sid", sid)
                        .put("status", "queued")
                        .put("subresource_uris", new JsonObject().put("media", uri + "/Media.json"))
                        .put("to", call.parameter("To").orElse(null))
                        .put("uri", uri + ".json"));
    }

    @Override
    public Answer failure(int status) {
        return status == 429
                ? error(429, 20429, "Too Many Requests")
                : error(status, 20500, "An internal server error has occurred");
    }

    static Answer error(int status, int code, String message) {
        return Answer.of(
                status,
                new JsonObject()
                        .put("code", code)
                        .put("message", message)
                        .put("more_info", "https://www.twilio.com/docs/errors/" + code)
                        .put("status", status));
    }
}
