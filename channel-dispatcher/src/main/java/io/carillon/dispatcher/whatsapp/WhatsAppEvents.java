package io.carillon.dispatcher.whatsapp;

import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.receipt.AnswerWords;
import io.carillon.dispatcher.receipt.Callback;
import io.carillon.dispatcher.receipt.Proofs;
import io.carillon.dispatcher.receipt.Reports;
import io.carillon.dispatcher.receipt.UnreadableCallbackException;
import io.carillon.events.Channel;
import io.carillon.events.ContactAnswered;
import io.carillon.events.DeliveryReceipt;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.SuppressionReason;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a callback of the Cloud API says: statuses of our messages, and messages of people. A press on an answer button
 * counts as a click on the message that offered it. Source: Meta documentation "Cloud API: Webhooks, Payload Examples".
 */
record WhatsAppEvents(ProviderAccount account) {
    /** Meta repeats what was not taken for up to seven days ("Webhooks: Getting Started"); one more for good measure. */
    private static final Duration LONGEST_REPEAT = Duration.ofDays(8);

    Reports read(Callback callback) {
        return Reports.all(values(body(callback)).map(this::ofValue).toList());
    }

    /** Whether nothing in it is older than Meta's repeats, or from the future. A body that cannot be read is of any time. */
    static boolean isOfThisTime(Callback callback) {
        Instant now = callback.receivedAt();
        return values(readable(callback).orElseGet(JsonObject::new))
                .flatMap(value -> Stream.concat(objects(value, "statuses"), objects(value, "messages")))
                .flatMap(event -> momentOf(event).stream())
                .allMatch(moment ->
                        moment.isAfter(now.minus(LONGEST_REPEAT)) && moment.isBefore(now.plus(Proofs.REPLAY_WINDOW)));
    }

    private static JsonObject body(Callback callback) {
        return readable(callback).orElseThrow(() -> new UnreadableCallbackException("the body is no JSON object"));
    }

    private static Optional<JsonObject> readable(Callback callback) {
        try {
            return Optional.of(new JsonObject(callback.text()));
        } catch (DecodeException | ClassCastException noObject) {
            return Optional.empty();
        }
    }

    private static Stream<JsonObject> values(JsonObject body) {
        return objects(body, "entry")
                .flatMap(entry -> objects(entry, "changes"))
                .filter(change -> "messages".equals(change.getValue("field")))
                .flatMap(change -> object(change, "value").stream());
    }

    private Reports ofValue(JsonObject value) {
        List<Reports> parts = new ArrayList<>();
        objects(value, "statuses").map(this::ofStatus).forEach(parts::add);
        boolean toUs = object(value, "metadata")
                .map(metadata -> metadata.getValue("phone_number_id"))
                .filter(number -> account.setting("phoneNumberId")
                        .filter(number.toString()::equals)
                        .isPresent())
                .isPresent();
        objects(value, "messages")
                .map(message -> toUs ? ofMessage(message) : Reports.ignoring())
                .forEach(parts::add);
        return Reports.all(parts);
    }

    private Reports ofStatus(JsonObject status) {
        Optional<DeliveryStatus> means = text(status, "status").flatMap(WhatsAppEvents::meaning);
        Optional<Instant> moment = momentOf(status);
        return means.isEmpty() || moment.isEmpty()
                ? Reports.ignoring()
                : Reports.of(receipt(
                        text(status, "id").orElse(null),
                        text(status, "biz_opaque_callback_data").orElse(null),
                        means.get(),
                        failure(status),
                        moment.get()));
    }

    /** {@code sent} tells no more than the call itself did; {@code deleted}, {@code warning} and new ones tell us nothing. */
    private static Optional<DeliveryStatus> meaning(String status) {
        return switch (status) {
            case "delivered" -> Optional.of(DeliveryStatus.DELIVERED);
            case "read", "played" -> Optional.of(DeliveryStatus.OPENED);
            case "failed" -> Optional.of(DeliveryStatus.FAILED);
            default -> Optional.empty();
        };
    }

    private static Integer failure(JsonObject status) {
        return objects(status, "errors")
                .map(error -> error.getValue("code"))
                .filter(Number.class::isInstance)
                .map(code -> ((Number) code).intValue())
                .findFirst()
                .orElse(null);
    }

    private DeliveryReceipt receipt(String id, String ours, DeliveryStatus status, Integer code, Instant moment) {
        SuppressionReason suppression =
                code == null ? null : WhatsAppErrors.suppressionOf(code).orElse(null);
        return new DeliveryReceipt(
                account.type(),
                account.id(),
                id,
                ours,
                status,
                code == null ? null : WhatsAppErrors.nameOf(code),
                suppression,
                moment);
    }

    private Reports ofMessage(JsonObject message) {
        Optional<Instant> moment = momentOf(message);
        Optional<String> from = text(message, "from");
        if (moment.isEmpty() || from.isEmpty()) {
            return Reports.ignoring();
        }
        Reports answer = wordsOf(message)
                .flatMap(AnswerWords::answerIn)
                .map(said -> Reports.of(answer(message, from.get(), said, moment.get())))
                .orElse(Reports.NOTHING);
        Reports click = pressedUnder(message)
                .map(ours -> Reports.of(receipt(ours, null, DeliveryStatus.CLICKED, null, moment.get())))
                .orElse(Reports.NOTHING);
        Reports both = Reports.all(List.of(answer, click));
        return both.equals(Reports.NOTHING) ? Reports.ignoring() : both;
    }

    private ContactAnswered answer(JsonObject message, String from, ContactAnswered.Answer said, Instant moment) {
        String address = from.startsWith("+") ? from : "+" + from;
        return new ContactAnswered(
                account.type(),
                account.id(),
                text(message, "id").orElse(null),
                Channel.WHATSAPP,
                address,
                said,
                moment);
    }

    private static Optional<String> wordsOf(JsonObject message) {
        return object(message, "text")
                .flatMap(text -> text(text, "body"))
                .or(() -> object(message, "button").flatMap(button -> text(button, "text")))
                .or(() -> object(message, "interactive")
                        .flatMap(interactive -> object(interactive, "button_reply"))
                        .flatMap(reply -> text(reply, "title")));
    }

    /** The message of ours whose button was pressed. */
    private static Optional<String> pressedUnder(JsonObject message) {
        boolean pressed = object(message, "button").isPresent()
                || object(message, "interactive").isPresent();
        return object(message, "context").filter(context -> pressed).flatMap(context -> text(context, "id"));
    }

    private static Optional<Instant> momentOf(JsonObject event) {
        return Optional.ofNullable(event.getValue("timestamp"))
                .map(Object::toString)
                .filter(seconds -> seconds.matches("[0-9]{1,11}"))
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)));
    }

    private static Stream<JsonObject> objects(JsonObject parent, String name) {
        return parent.getValue(name) instanceof JsonArray array
                ? array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast)
                : Stream.empty();
    }

    private static Optional<JsonObject> object(JsonObject parent, String name) {
        return parent.getValue(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    private static Optional<String> text(JsonObject parent, String name) {
        return parent.getValue(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
