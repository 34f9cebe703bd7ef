package io.carillon.benchmarks;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A way out of the suite: the channel, the demo tenant whose only or first account it is, and what it carries. */
enum Vendor {
    SENDGRID("email", "DEMO_TENANT_ID", "/v3/mail/send", "application/json", "Bearer demo-sendgrid-key"),
    SMTP("email", "OTHER_TENANT_ID", null, null, null),
    TWILIO(
            "sms",
            "DEMO_TENANT_ID",
            "/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages.json",
            "application/x-www-form-urlencoded",
            "Basic QUMwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMTpkZW1vLXR3aWxpby10b2tlbg=="),
    FCM("push", "DEMO_TENANT_ID", "/v1/projects/demo-project/messages:send", "application/json", null),
    WHATSAPP(
            "whatsapp",
            "DEMO_TENANT_ID",
            "/v23.0/100000000000001/messages",
            "application/json",
            "Bearer demo-whatsapp-token"),
    WEBHOOK("webhook", "DEMO_TENANT_ID", WebhookEndpoints.PATH, "application/json", null);

    private static final String ROW = "<tr><td>Article no. 4711</td><td>2 pieces</td><td>49.90</td></tr>";

    /** As long as a status event of core's. */
    private static final String EVENT =
            "{\"type\":\"carillon.notification.status-changed.v1\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"data\":{\"notes\":\""
                    + "delivered ".repeat(50) + "\"}}";

    private final String channel;
    private final String tenant;
    private final String path;
    private final String contentType;
    private final String authorization;

    Vendor(String channel, String tenant, String path, String contentType, String authorization) {
        this.channel = channel;
        this.tenant = tenant;
        this.path = path;
        this.contentType = contentType;
        this.authorization = authorization;
    }

    String channel() {
        return channel;
    }

    String tenant(RunningSuite suite) {
        return suite.values().get(tenant);
    }

    /** Name at the simulator. */
    String simulated() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isHttp() {
        return path != null;
    }

    String path() {
        return path;
    }

    String contentType() {
        return contentType;
    }

    /** What its requests carry; FCM's tokens are given out by the vendor. */
    String authorization(String simulator) throws IOException, InterruptedException {
        return authorization == null ? "Bearer " + GoogleToken.from(simulator) : authorization;
    }

    /** Whom the delivery of this number goes to; webhook endpoints are known once they are made. */
    String address(int number) {
        return switch (this) {
            case SENDGRID, SMTP -> number + "@bench.example";
            case FCM -> "demo-device-" + number;
            case TWILIO, WHATSAPP -> "+4917000" + (10_000 + number);
            case WEBHOOK -> throw new IllegalStateException("endpoints have ids");
        };
    }

    /** One delivery as core asks for it, about 900 bytes of HTML where the channel carries any. */
    Map<String, Object> delivery(String deliveryId, String address, String now) {
        Map<String, Object> delivery = new HashMap<>(Map.of(
                "deliveryId",
                deliveryId,
                "notificationId",
                UUID.randomUUID().toString(),
                "attempt",
                1,
                "channel",
                channel,
                "lane",
                "normal",
                "category",
                "general",
                "content",
                content(),
                "acceptedAt",
                now));
        if (this == FCM) {
            delivery.put("deviceTokens", List.of(address));
        } else {
            delivery.put("address", address);
        }
        return delivery;
    }

    private Map<String, Object> content() {
        return switch (this) {
            case SENDGRID, SMTP -> Map.of("subject", "Your invoice", "html", html(), "text", "Your invoice");
            case TWILIO, WHATSAPP -> Map.of("text", "Your parcel arrives today between 10 and 12");
            case FCM -> Map.of("title", "Your parcel", "body", "It arrives today between 10 and 12");
            case WEBHOOK -> Map.of("text", EVENT);
        };
    }

    static String html() {
        return "<html><body><h1>Your invoice</h1><table>" + ROW.repeat(11) + "</table></body></html>";
    }
}
