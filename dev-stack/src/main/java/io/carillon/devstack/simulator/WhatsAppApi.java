package io.carillon.devstack.simulator;

import io.carillon.devstack.simulator.callback.Callback;
import io.carillon.devstack.simulator.callback.Messages;
import io.carillon.devstack.simulator.callback.Webhooks;
import io.carillon.devstack.simulator.callback.Webhooks.Webhook;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * WhatsApp Business Platform, Cloud API: send a message (like the real one it takes calls without version). What is no
 * template reaches only people who wrote within a day; others learn so by a status, as from Meta.
 */
final class WhatsAppApi implements VendorApi {
    static final String NAME = "whatsapp";

    private static final String OUTSIDE_WINDOW = "131047";
    private static final String UNDELIVERABLE = "131026";

    private final Messages messages;
    private final WhatsAppTemplates templates;
    private final WhatsAppWindow window;
    private final Clock clock;

    WhatsAppApi(Messages messages, WhatsAppTemplates templates, Clock clock) {
        this.messages = messages;
        this.templates = templates;
        this.clock = clock;
        this.window = new WhatsAppWindow(clock);
    }

    @Override
    public String provider() {
        return NAME;
    }

    @Override
    public String path() {
        return "/whatsapp/(?:v\\d+\\.\\d+/)?(?<phoneNumberId>[^/]+)/messages";
    }

    @Override
    public Answer answer(Call call) {
        if (call.bearer().isEmpty()) {
            return error(401, 190, "Invalid OAuth access token - Cannot parse access token", null);
        }
        Optional<JsonObject> body = call.isJson() ? call.json() : Optional.empty();
        return body.isEmpty()
                ? error(400, 100, "(#100) The request body is not valid JSON", null)
                : new WhatsAppChecks(templates).problem(body.get()).orElseGet(() -> accepted(body.get()));
    }

    private Answer accepted(JsonObject request) {
        String to = request.getString("to");
        byte[] random = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        String id = "wamid." + Base64.getEncoder().encodeToString(random);
        JsonObject message = new JsonObject().put("id", id);
        if (isTemplate(request)) {
            message.put("message_status", "accepted");
        }
        JsonObject contact = new JsonObject().put("input", to).put("wa_id", number(to));
        messages.put(
                id,
                new JsonObject()
                        .put("id", id)
                        .put("to", number(to))
                        .put("type", type(request))
                        .put("status", "accepted"));
        return Answer.of(
                200,
                new JsonObject()
                        .put("messaging_product", NAME)
                        .put("contacts", new JsonArray().add(contact))
                        .put("messages", new JsonArray().add(message)));
    }

    @Override
    public Rehearsal rehearsal(Call call) {
        return Rehearsal.ofPhone(
                call.json().map(message -> message.getString("to")).orElse(null));
    }

    @Override
    public List<Callback> story(Call call, Answer answer, Webhooks webhooks) {
        JsonObject request = call.json().orElseThrow();
        String account = call.pathPart("phoneNumberId");
        String id = answer.body().getJsonArray("messages").getJsonObject(0).getString("id");
        WhatsAppCallbacks callbacks = callbacks(account, webhooks);
        JsonObject status = new JsonObject()
                .put("recipient_id", number(request.getString("to")))
                .put("biz_opaque_callback_data", request.getString("biz_opaque_callback_data"));
        boolean reachable = isTemplate(request) || window.isOpen(account, number(request.getString("to")));
        Map<String, String> states =
                reachable ? WhatsAppCallbacks.states(rehearsal(call)) : Map.of("failed", OUTSIDE_WINDOW);
        List<Callback> story = new ArrayList<>();
        states.forEach((state, code) -> story.add(callbacks.status(id, state, code, status)));
        if (reachable) {
            answerOf(rehearsal(call), id, request).ifPresent(reply -> {
                window.open(account, number(request.getString("to")));
                story.add(callbacks.message(reply.put("from", number(request.getString("to")))));
            });
        }
        return story;
    }

    /** What the recipient writes back, if anything. */
    private static Optional<JsonObject> answerOf(Rehearsal rehearsal, String id, JsonObject request) {
        return switch (rehearsal) {
            case STOP -> Optional.of(WhatsAppCallbacks.text("STOP"));
            case CLICKED -> Optional.of(WhatsAppCallbacks.pressed(request, id));
            default -> Optional.empty();
        };
    }

    /**
     * {@code account} (phone number id), {@code from}, and {@code body} or {@code button} with {@code id}, {@code title} and
     * {@code messageId}: the customer's window is open for a day from then on.
     */
    @Override
    public List<Callback> inbound(JsonObject message, Webhooks webhooks) {
        String account = message.getString("account");
        String from = number(message.getString("from"));
        JsonObject button = message.getJsonObject("button");
        JsonObject content = button == null
                ? WhatsAppCallbacks.text(message.getString("body", ""))
                : WhatsAppCallbacks.reply(
                        button.getString("id"), button.getString("title"), button.getString("messageId"));
        window.open(account, from);
        return List.of(callbacks(account, webhooks).message(content.put("from", from)));
    }

    private WhatsAppCallbacks callbacks(String account, Webhooks webhooks) {
        Webhook webhook = webhooks.find(NAME, account).orElse(new Webhook(null, null));
        return new WhatsAppCallbacks(account, webhook, clock.instant());
    }

    private static boolean isTemplate(JsonObject request) {
        return "template".equals(type(request));
    }

    private static String type(JsonObject request) {
        return request.getString("type", "text");
    }

    private static String number(String to) {
        return to.replace("+", "");
    }

    @Override
    public Answer failure(int status) {
        return status == 429
                ? error(429, 130429, "(#130429) Rate limit hit", "Cloud API message throughput has been reached.")
                : error(status, 131000, "(#131000) Something went wrong", "Message failed to send.");
    }

    static Answer undeliverable() {
        return error(400, Integer.parseInt(UNDELIVERABLE), "(#131026) Message undeliverable", "Message Undeliverable.");
    }

    static Answer error(int status, int code, String message, String details) {
        JsonObject error = new JsonObject()
                .put("message", message)
                .put("type", "OAuthException")
                .put("code", code)
                .put("fbtrace_id", "A" + UUID.randomUUID().toString().substring(0, 22));
        if (details != null) {
            error.put(
                    "error_data",
                    new JsonObject().put("messaging_product", NAME).put("details", details));
        }
        return Answer.of(status, new JsonObject().put("error", error));
    }
}
