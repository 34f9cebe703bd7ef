package io.carillon.devstack.simulator;

import java.net.URI;
import java.util.Optional;

/** What Twilio refuses about a message; source: "Message resource", "Error and Warning Dictionary", "Test Credentials". */
final class TwilioChecks {
    private static final int LONGEST_BODY = 1_600;
    private static final String HEX_32 = "[0-9a-fA-F]{32}";
    private static final String E164 = "\\+[1-9]\\d{6,14}";
    private static final String SENDER = E164 + "|\\d{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}";
    private static final int LONGEST_VALIDITY = 36_000;

    private TwilioChecks() {}

    static Optional<Answer> problem(Call call) {
        return account(call)
                .or(() -> to(call.parameter("To").orElse("")))
                .or(() -> sender(call))
                .or(() -> body(call))
                .or(() -> statusCallback(call))
                .or(() -> validity(call));
    }

    private static Optional<Answer> account(Call call) {
        return call.pathPart("sid").matches("AC" + HEX_32)
                ? Optional.empty()
                : refused(404, 20404, "The requested resource " + call.path() + " was not found");
    }

    private static Optional<Answer> to(String to) {
        if (to.isEmpty()) {
            return refused(400, 21604, "A 'To' phone number is required.");
        }
        if (!to.matches(E164) || Rehearsal.ofPhone(to) == Rehearsal.INVALID) {
            return refused(400, 21211, "The 'To' number %s is not a valid phone number.".formatted(to));
        }
        return switch (to) {
            case "+15005550001" -> refused(400, 21211, "The 'To' number %s is not a valid phone number.".formatted(to));
            case "+15005550002" ->
                refused(400, 21612, "The 'To' phone number provided cannot be reached by the 'From' phone number.");
            case "+15005550003" ->
                refused(
                        400,
                        21408,
                        "Permission to send an SMS has not been enabled for the region of the 'To' number.");
            case "+15005550004" -> refused(400, 21610, "Attempt to send to unsubscribed recipient");
            case "+15005550009" -> refused(400, 21614, "'To' number %s is not a valid mobile number".formatted(to));
            default -> Optional.empty();
        };
    }

    private static Optional<Answer> sender(Call call) {
        Optional<String> service = call.parameter("MessagingServiceSid");
        String from = call.parameter("From").orElse("");
        if (service.isPresent()) {
            return service.get().matches("MG" + HEX_32) && !service.get().startsWith("MGdead")
                    ? Optional.empty()
                    : refused(404, 21701, "The Messaging Service does not exist");
        }
        if (from.isEmpty()) {
            return refused(400, 21603, "A 'From' phone number is required.");
        }
        if (from.equals(call.parameter("To").orElse(""))) {
            return refused(400, 21266, "'To' and 'From' number cannot be the same");
        }
        return from(from);
    }

    private static Optional<Answer> from(String from) {
        if (!from.matches(SENDER) || from.equals("+15005550001")) {
            return refused(
                    400,
                    21212,
                    "The 'From' number %s is not a valid phone number, shortcode, or alphanumeric sender ID."
                            .formatted(from));
        }
        return switch (from) {
            case "+15005550007" ->
                refused(
                        400,
                        21606,
                        "The 'From' phone number %s is not a valid, message-capable Twilio phone number for this"
                                        .formatted(from)
                                + " destination.");
            case "+15005550008" ->
                refused(429, 21611, "This 'From' number has exceeded the maximum number of queued messages");
            default -> Optional.empty();
        };
    }

    private static Optional<Answer> body(Call call) {
        Optional<String> body = call.parameter("Body");
        if (body.isEmpty()
                && call.parameter("MediaUrl").isEmpty()
                && call.parameter("ContentSid").isEmpty()) {
            return refused(400, 21602, "Message body is required.");
        }
        return body.filter(text -> text.length() > LONGEST_BODY)
                .flatMap(
                        text -> refused(400, 21617, "The concatenated message body exceeds the 1600 character limit."));
    }

    private static Optional<Answer> statusCallback(Call call) {
        Optional<String> url = call.parameter("StatusCallback");
        return url.isEmpty() || isUrl(url.get())
                ? Optional.empty()
                : refused(400, 21609, "The 'StatusCallback' URL %s is not a valid URL.".formatted(url.get()));
    }

    private static boolean isUrl(String text) {
        try {
            URI url = URI.create(text);
            return url.getHost() != null && String.valueOf(url.getScheme()).matches("https?");
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static Optional<Answer> validity(Call call) {
        Optional<String> seconds = call.parameter("ValidityPeriod");
        boolean fine = seconds.map(text -> text.matches("\\d{1,5}")
                        && Integer.parseInt(text) >= 1
                        && Integer.parseInt(text) <= LONGEST_VALIDITY)
                .orElse(true);
        return fine ? Optional.empty() : refused(400, 20001, "ValidityPeriod must be 1 to 36000");
    }

    private static Optional<Answer> refused(int status, int code, String message) {
        return Optional.of(TwilioApi.error(status, code, message));
    }
}
