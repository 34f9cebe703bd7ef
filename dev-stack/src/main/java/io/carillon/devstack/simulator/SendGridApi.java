package io.carillon.devstack.simulator;

import io.carillon.devstack.simulator.callback.Callback;
import io.carillon.devstack.simulator.callback.Messages;
import io.carillon.devstack.simulator.callback.Webhooks;
import io.carillon.devstack.simulator.callback.Webhooks.Webhook;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Twilio SendGrid, v3 Mail Send ({@code POST /v3/mail/send}). Who bounced, complained or left is dropped from then on, as
 * at the vendor; keys are judged by what they say of themselves, senders at {@code unverified.…} domains are not verified.
 */
final class SendGridApi implements VendorApi {

    static final String NAME = "sendgrid";
    static final String MESSAGE_ID = "X-Message-Id";

    private static final int MOST_BYTES = 30 * 1024 * 1024;

    private final Messages messages;

    SendGridApi(Messages messages) {
        this.messages = messages;
    }

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
        Optional<String> key = call.bearer();
        if (key.isEmpty()) {
            return error(401, "The provided authorization grant is invalid, expired, or revoked", null);
        }
        if (!call.isJson()) {
            return error(415, "Content-Type should be application/json.", null);
        }
        if (call.body().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return error(
                    413, "Payload too large. The JSON payload you have included in your request is too large.", null);
        }
        if (key.get().contains("readonly")) {
            return error(403, "access forbidden", null);
        }
        return call.json().map(mail -> checked(mail)).orElseGet(() -> error(400, "Bad Request", null));
    }

    private Answer checked(JsonObject mail) {
        JsonArray errors = SendGridChecks.of(mail);
        if (!errors.isEmpty()) {
            return Answer.of(400, new JsonObject().put("errors", errors));
        }
        if (mail.getJsonObject("from").getString("email").contains("@unverified.")) {
            return error(
                    403,
                    "The from address does not match a verified Sender Identity. Mail cannot be sent until this error is"
                            + " resolved. Visit https://sendgrid.com/docs/for-developers/sending-email/sender-identity/ to"
                            + " see the Sender Identity requirements",
                    "from");
        }
        return isSandboxed(mail) ? Answer.of(200, new JsonObject()) : accepted(mail);
    }

    private Answer accepted(JsonObject mail) {
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, 22);
        messages.put(id, mail.copy().put("status", "accepted"));
        return new Answer(202, Map.of(MESSAGE_ID, id), new JsonObject());
    }

    /** Checked and then forgotten. */
    private static boolean isSandboxed(JsonObject mail) {
        return mail.getJsonObject("mail_settings", new JsonObject())
                .getJsonObject("sandbox_mode", new JsonObject())
                .getBoolean("enable", false);
    }

    @Override
    public Rehearsal rehearsal(Call call) {
        return call.json()
                .filter(mail -> SendGridChecks.of(mail).isEmpty())
                .map(mail -> mail.getJsonArray("personalizations").getJsonObject(0))
                .map(first -> first.getJsonArray("to").getJsonObject(0).getString("email"))
                .map(Rehearsal::ofMail)
                .orElse(Rehearsal.DELIVERED);
    }

    @Override
    public List<Callback> story(Call call, Answer answer, Webhooks webhooks) {
        String id = answer.headers().get(MESSAGE_ID);
        if (id == null) {
            return List.of();
        }
        String key = call.bearer().orElse("");
        Webhook webhook =
                webhooks.find(NAME, key).or(() -> webhooks.find(NAME, "")).orElse(new Webhook(null, null));
        return new SendGridStory(call.json().orElseThrow(), id, key, messages).told(webhook);
    }

    @Override
    public Answer failure(int status) {
        Answer failure = error(status, status == 429 ? "too many requests" : "Internal Server Error", null);
        return status == 429 ? limited(failure) : failure;
    }

    /** Source: "Rate limits". */
    private static Answer limited(Answer failure) {
        Map<String, String> headers = new LinkedHashMap<>(failure.headers());
        headers.put("X-RateLimit-Limit", "600");
        headers.put("X-RateLimit-Remaining", "0");
        headers.put("X-RateLimit-Reset", String.valueOf(Instant.now().getEpochSecond() + 2));
        return new Answer(failure.status(), headers, failure.body());
    }

    static Answer error(int status, String message, String field) {
        return Answer.of(
                status, new JsonObject().put("errors", new JsonArray().add(SendGridErrors.error(message, field))));
    }
}
