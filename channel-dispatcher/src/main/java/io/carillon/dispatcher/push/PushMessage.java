package io.carillon.dispatcher.push;

import io.carillon.dispatcher.provider.Delivery;
import io.carillon.events.Content;
import io.carillon.events.Lane;
import io.carillon.events.PushOptions;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a push message says and how it shows, for Android, Apple and the web alike. Data values are strings; our ids and a
 * receipt let the app report back.
 *
 * @param title first line, or null
 * @param body words, or null
 * @param link where a click leads on the web, https only; or empty
 * @param options how it shows and lives
 * @param urgent may wake the device
 * @param data key-values for the app
 * @param expiresAt second since 1970 after which Apple gives it up, or empty
 */
record PushMessage(
        String title,
        String body,
        Optional<String> link,
        PushOptions options,
        boolean urgent,
        Map<String, String> data,
        Optional<Long> expiresAt) {
    /** Source: Firebase, "About FCM messages": "maximum payload for both message types is 4096 bytes". */
    static final int MOST_BYTES = 4_096;

    private static final PushOptions USUAL = new PushOptions(null, null, null, null, null, null);

    /**
     * @param receipt with which a device vouches for what it reports
     * @param reportUrl where it reports
     */
    static PushMessage of(Delivery delivery, String receipt, String reportUrl) {
        Content content = delivery.content();
        PushOptions options = content.push() == null ? USUAL : content.push();
        return new PushMessage(
                content.title(),
                content.body(),
                Optional.ofNullable(content.actionUrl()).filter(url -> url.startsWith("https://")),
                options,
                delivery.request().lane() != Lane.BULK,
                data(delivery, receipt, reportUrl),
                expiresAt(delivery, options));
    }

    private static Map<String, String> data(Delivery delivery, String receipt, String reportUrl) {
        Map<String, String> data = new TreeMap<>();
        if (delivery.content().data() != null) {
            data.putAll(delivery.content().data());
        }
        if (delivery.content().actionUrl() != null) {
            data.put("actionUrl", delivery.content().actionUrl());
        }
        data.put("carillon_notification", delivery.notificationId());
        data.put("carillon_delivery", delivery.id());
        data.put("carillon_receipt", receipt);
        data.put("carillon_receipt_url", reportUrl);
        return data;
    }

    private static Optional<Long> expiresAt(Delivery delivery, PushOptions options) {
        return Optional.ofNullable(delivery.request().acceptedAt())
                .filter(accepted -> options.ttlSeconds() != null)
                .map(accepted -> accepted.getEpochSecond() + options.ttlSeconds());
    }

    /** Bytes that count against the vendor's limit: everything but for whom it is. */
    int bytes() {
        JsonObject message = FcmJson.message("", this);
        message.remove("token");
        return message.encode().getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public String toString() {
        return "PushMessage[***]";
    }
}
