package io.carillon.dispatcher.push;

import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.push.DeviceReceipts.Genuine;
import io.carillon.dispatcher.receipt.Callback;
import io.carillon.dispatcher.receipt.ReceiptSource;
import io.carillon.dispatcher.receipt.Reports;
import io.carillon.dispatcher.receipt.UnreadableCallbackException;
import io.carillon.dispatcher.receipt.Verdict;
import io.carillon.events.DeliveryReceipt;
import io.carillon.events.DeliveryStatus;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * What devices report of push messages, since Firebase itself reports nothing: {@code {"receipt": …, "event":
 * "delivered"}} or {@code opened} or {@code clicked}. The receipt came with the message and proves that it reached who
 * shows it; it counts until its window is over, and repeating it moves nothing.
 */
@ApplicationScoped
public class FcmReceipts implements ReceiptSource {
    private final DeviceReceipts receipts;

    FcmReceipts(DeviceReceipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public String provider() {
        return "fcm";
    }

    @Override
    public Verdict verify(Callback callback, ProviderAccount account) {
        Optional<Genuine> genuine = text(body(callback), "receipt").flatMap(receipt -> receipts.read(receipt, account));
        return genuine.map(
                        receipt -> callback.receivedAt().isBefore(receipt.until()) ? Verdict.VERIFIED : Verdict.STALE)
                .orElse(Verdict.FORGED);
    }

    @Override
    public Reports read(Callback callback, ProviderAccount account) {
        JsonObject body = body(callback);
        Genuine receipt = text(body, "receipt")
                .flatMap(text -> receipts.read(text, account))
                .orElseThrow(() -> new UnreadableCallbackException("there is no receipt"));
        return text(body, "event")
                .flatMap(FcmReceipts::statusOf)
                .map(status -> new DeliveryReceipt(
                        "fcm", account.id(), null, receipt.deliveryId(), status, null, null, callback.receivedAt()))
                .map(Reports::of)
                .orElseGet(Reports::ignoring);
    }

    private static Optional<DeliveryStatus> statusOf(String event) {
        return switch (event) {
            case "delivered" -> Optional.of(DeliveryStatus.DELIVERED);
            case "opened" -> Optional.of(DeliveryStatus.OPENED);
            case "clicked" -> Optional.of(DeliveryStatus.CLICKED);
            default -> Optional.empty();
        };
    }

    private static Optional<String> text(JsonObject body, String name) {
        return Optional.ofNullable(body.getValue(name))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    private static JsonObject body(Callback callback) {
        try {
            return new JsonObject(callback.text());
        } catch (DecodeException noJson) {
            return new JsonObject();
        }
    }
}
