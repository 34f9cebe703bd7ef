package io.carillon.devstack.simulator;

import io.carillon.devstack.simulator.callback.Callback;
import io.carillon.devstack.simulator.callback.Messages;
import io.carillon.devstack.simulator.callback.Webhooks;
import io.carillon.devstack.simulator.callback.Webhooks.Webhook;
import io.vertx.core.json.JsonObject;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Twilio Programmable Messaging, create a Message resource (API version 2010-04-01). Who answered STOP is refused until
 * START, as at the vendor; the numbers of the vendor's test credentials (+1500555000x) are refused as documented there.
 */
final class TwilioApi implements VendorApi {
    private static final String ANONYMOUS = "+15005550006";

    private final Messages messages;

    TwilioApi(Messages messages) {
        this.messages = messages;
    }

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
        return TwilioChecks.problem(call).or(() -> stopped(call)).orElseGet(() -> queued(call, account));
    }

    /** The user is the account itself or an API key ("SK…") of it. */
    private static boolean isFor(String credentials, String account) {
        String[] parts = credentials.split(":", 2);
        return parts.length == 2 && !parts[1].isEmpty() && (parts[0].equals(account) || parts[0].startsWith("SK"));
    }

    private Optional<Answer> stopped(Call call) {
        return messages.isMuted(muteKey(call.pathPart("sid"), call.parameters().get("To")))
                ? Optional.of(error(400, 21610, "Attempt to send to unsubscribed recipient"))
                : Optional.empty();
    }

    private static String muteKey(String account, String number) {
        return "twilio|" + account + "|" + number;
    }

    private Answer queued(Call call, String account) {
        String sid = "SM" + UUID.randomUUID().toString().replace("-", "");
        String now = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
        String uri = "/2010-04-01/Accounts/%s/Messages/%s".formatted(account, sid);
        String body = call.parameter("Body").orElse("");
        boolean service = call.parameter("MessagingServiceSid").isPresent();
        JsonObject message = new JsonObject()
                .put("account_sid", account)
                .put("api_version", "2010-04-01")
                .put("body", body)
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
                .put("num_segments", service ? "0" : String.valueOf(TwilioSegments.of(body)))
                .put("price", null)
                .put("price_unit", "USD")
                .put("sid", sid)
                .put("status", service ? "accepted" : "queued")
                .put("subresource_uris", new JsonObject().put("media", uri + "/Media.json"))
                .put("to", call.parameter("To").orElse(null))
                .put("uri", uri + ".json");
        messages.put(sid, message);
        return Answer.of(201, message);
    }

    @Override
    public Rehearsal rehearsal(Call call) {
        return Rehearsal.ofPhone(call.parameters().get("To"));
    }

    @Override
    public List<Callback> story(Call call, Answer answer, Webhooks webhooks) {
        JsonObject message = answer.body();
        String sid = message.getString("sid");
        String account = message.getString("account_sid");
        String url = call.parameter("StatusCallback").orElse(null);
        Webhook webhook = known(call, account, url, webhooks);
        Map<String, String> fields = TwilioCallbacks.fields(
                sid,
                account,
                call.parameter("From").orElse(ANONYMOUS),
                message.getString("to"),
                message.getString("messaging_service_sid"));
        List<Callback> story = new ArrayList<>();
        states(rehearsal(call)).forEach((state, code) -> {
            fields.put("MessageStatus", state);
            fields.put("SmsStatus", state);
            fields.put("ErrorCode", code.isEmpty() ? null : code);
            story.add(TwilioCallbacks.post(sid, state, url, webhook.secret(), fields));
        });
        if (rehearsal(call) == Rehearsal.STOP) {
            story.add(incoming(account, fields.get("To"), fields.get("From"), "STOP", webhook));
        }
        return story;
    }

    /** State and error code; source: Twilio, "Message resource", "Message Status values". */
    private static Map<String, String> states(Rehearsal rehearsal) {
        Map<String, String> states = new LinkedHashMap<>();
        if (rehearsal != Rehearsal.SILENT) {
            states.put("sent", "");
            states.put(
                    rehearsal == Rehearsal.BOUNCED ? "undelivered" : "delivered",
                    rehearsal == Rehearsal.BOUNCED ? "30003" : "");
        }
        return states;
    }

    /** What the vendor knows of the account; the token that signs is the one that signs in, but for API keys. */
    private static Webhook known(Call call, String account, String url, Webhooks webhooks) {
        String[] user = call.basic().orElse(":").split(":", 2);
        String token = user[0].startsWith("SK") ? TwilioCallbacks.DEMO_TOKEN : user[1];
        webhooks.learn("twilio", account, new Webhook(url, token));
        return webhooks.find("twilio", account).orElseThrow();
    }

    /** {@code account}, {@code from}, {@code to} and {@code body}, posted to where the account's texts come in. */
    @Override
    public List<Callback> inbound(JsonObject message, Webhooks webhooks) {
        String account = message.getString("account");
        Webhook webhook =
                webhooks.find("twilio", account).orElseThrow(() -> new IllegalArgumentException("unknown account"));
        return List.of(incoming(
                account, message.getString("from"), message.getString("to"), message.getString("body"), webhook));
    }

    private Callback incoming(String account, String from, String to, String body, Webhook webhook) {
        String sid = "SM" + UUID.randomUUID().toString().replace("-", "");
        Map<String, String> fields = TwilioCallbacks.fields(sid, account, from, to, null);
        fields.put("SmsMessageSid", sid);
        fields.put("SmsStatus", "received");
        fields.put("Body", body);
        fields.put("NumMedia", "0");
        fields.put("NumSegments", "1");
        switch (body.strip().toUpperCase(Locale.ROOT)) {
            case "STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT" -> messages.mute(muteKey(account, from));
            case "START", "YES", "UNSTOP" -> messages.unmute(muteKey(account, from));
            default -> {}
        }
        return TwilioCallbacks.post(sid, "received", webhook.url(), webhook.secret(), fields);
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
