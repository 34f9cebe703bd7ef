package io.carillon.dispatcher.email;

import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.receipt.Reports;
import io.carillon.dispatcher.receipt.UnreadableCallbackException;
import io.carillon.events.DeliveryReceipt;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.SuppressionReason;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;

/**
 * What the events of one batch mean. Source: Twilio SendGrid, "Event Webhook Reference", sections "Delivery events",
 * "Engagement events" and "Account status changes". What other programs sent through the same SendGrid account, or other
 * tenants, is none of this account's business.
 */
final class SendGridEvents {
    private static final long LATEST = 99_999_999_999L;

    private final ProviderAccount account;

    SendGridEvents(ProviderAccount account) {
        this.account = account;
    }

    /** @throws UnreadableCallbackException when the body is no JSON array */
    Reports read(String body) {
        try {
            return Reports.all(new JsonArray(body).stream().map(this::report).toList());
        } catch (DecodeException | ClassCastException other) {
            throw new UnreadableCallbackException("the body must be a JSON array of events");
        }
    }

    private Reports report(Object element) {
        boolean ours = element instanceof JsonObject event
                && account.tenant().toString().equals(event.getValue(SendGridMail.TENANT))
                && event.getValue(SendGridMail.DELIVERY) instanceof String
                && event.getValue("event") instanceof String
                && moment(event) != null;
        return ours ? meaning((JsonObject) element) : Reports.ignoring();
    }

    private Reports meaning(JsonObject event) {
        return switch (event.getString("event")) {
            case "delivered" -> receipt(event, DeliveryStatus.DELIVERED, null, null);
            case "open" -> opened(event);
            case "click" -> receipt(event, DeliveryStatus.CLICKED, null, null);
            case "bounce" -> bounced(event);
            case "dropped" -> receipt(event, DeliveryStatus.FAILED, "dropped", ofDrop(text(event, "reason")));
            case "spamreport" -> receipt(event, DeliveryStatus.DELIVERED, "spamreport", SuppressionReason.COMPLAINT);
            case "unsubscribe", "group_unsubscribe" ->
                receipt(event, DeliveryStatus.DELIVERED, event.getString("event"), SuppressionReason.STOP);
            default -> Reports.ignoring();
        };
    }

    /** A mail program that fetches pictures beforehand is no reader. */
    private Reports opened(JsonObject event) {
        return Boolean.TRUE.equals(event.getValue("sg_machine_open"))
                ? Reports.ignoring()
                : receipt(event, DeliveryStatus.OPENED, null, null);
    }

    /** A block is a refusal of this mail, a bounce one of the address; a status 4.x.x may pass. */
    private Reports bounced(JsonObject event) {
        boolean lasting =
                !"blocked".equals(text(event, "type")) && !text(event, "status").startsWith("4");
        String status = text(event, "status");
        return receipt(
                event,
                DeliveryStatus.BOUNCED,
                status.matches("[245]\\.\\d{1,3}\\.\\d{1,3}") ? status : "bounce",
                lasting ? SuppressionReason.HARD_BOUNCE : null);
    }

    /** Why SendGrid did not even try: what it remembers of the address, or of this mail. */
    private static SuppressionReason ofDrop(String reason) {
        return switch (reason.toLowerCase(Locale.ROOT)) {
            case "bounced address", "invalid" -> SuppressionReason.HARD_BOUNCE;
            case "spam reporting address" -> SuppressionReason.COMPLAINT;
            case "unsubscribed address" -> SuppressionReason.STOP;
            default -> null;
        };
    }

    private Reports receipt(JsonObject event, DeliveryStatus status, String code, SuppressionReason suppression) {
        return Reports.of(new DeliveryReceipt(
                SendGridProvider.TYPE,
                account.id(),
                messageId(event),
                event.getString(SendGridMail.DELIVERY),
                status,
                code,
                suppression,
                moment(event)));
    }

    /** Begins with what Mail Send answered as {@code X-Message-Id}. */
    private static String messageId(JsonObject event) {
        String id = text(event, "sg_message_id").replaceFirst("\\..*", "");
        return id.matches("[A-Za-z0-9_-]{1,100}") ? id : null;
    }

    private static Instant moment(JsonObject event) {
        return event.getValue("timestamp") instanceof Number seconds
                        && seconds.longValue() > 0
                        && seconds.longValue() < LATEST
                ? Instant.ofEpochSecond(seconds.longValue())
                : null;
    }

    private static String text(JsonObject event, String name) {
        return event.getValue(name) instanceof String text ? text : "";
    }
}
