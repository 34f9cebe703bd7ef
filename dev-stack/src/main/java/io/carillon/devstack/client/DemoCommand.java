package io.carillon.devstack.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.carillon.devstack.suite.Arguments;
import io.carillon.events.DeliveryStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends one notification on all five channels to a demo user, waits until it is settled and tells its story. */
public final class DemoCommand {

    private static final String API = "/api/v1/services/notifications/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PHONE = "+4915112345678";

    private DemoCommand() {}

    public static int run(Arguments arguments) throws Exception {
        RunningSuite suite = RunningSuite.of(arguments);
        String token = suite.token("demo");
        JsonNode accepted = suite.post(API + "send", token, request(suite));
        String id = accepted.get("notificationId").asText();
        System.out.println("accepted: notification " + id);
        boolean settled = awaitSettled(suite, token, id);
        printDeliveries(suite.get(API + id, token));
        printTimeline(suite.get(API + id + "/timeline", token));
        System.out.println("\nThe mail: " + suite.value("MAIL_URL"));
        if (!settled) {
            System.err.println("not settled within %d s; see ./carillon logs core".formatted(PATIENCE.toSeconds()));
        }
        return settled ? 0 : 1;
    }

    private static Map<String, Object> request(RunningSuite suite) {
        Map<String, Object> recipient = Map.of(
                "userId",
                suite.value("DEMO_USER_ID"),
                "email",
                "ada@example.com",
                "phone",
                PHONE,
                "whatsapp",
                PHONE,
                "deviceTokens",
                List.of("demo-device-token-of-ada"));
        return Map.of(
                "template", Map.of("code", "welcome"),
                "recipient", recipient,
                "channels", List.of("email", "sms", "push", "whatsapp", "in-app"),
                "data", Map.of("name", "Ada", "product", "Carillon", "link", "https://example.com/start"));
    }

    private static boolean awaitSettled(RunningSuite suite, String token, String id) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        CountDownLatch pause = new CountDownLatch(1);
        while (Instant.now().isBefore(deadline)) {
            if (isSettled(suite.get(API + id, token).path("deliveries"))) {
                return true;
            }
            pause.await(250, TimeUnit.MILLISECONDS);
        }
        return false;
    }

    static boolean isSettled(JsonNode deliveries) {
        if (deliveries.isEmpty()) {
            return false;
        }
        for (JsonNode delivery : deliveries) {
            if (DeliveryStatus.valueOf(delivery.path("status").asText()).isOpen()) {
                return false;
            }
        }
        return true;
    }

    private static void printDeliveries(JsonNode notification) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("CHANNEL", "STATUS"));
        notification
                .path("deliveries")
                .forEach(delivery -> rows.add(List.of(
                        delivery.path("channel").asText(),
                        delivery.path("status").asText())));
        System.out.print("\n" + Table.text(rows));
    }

    private static void printTimeline(JsonNode answer) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("TIME", "CHANNEL", "EVENT", "REASON", "PROVIDER"));
        JsonNode entries = answer.isArray() ? answer : firstArray(answer);
        entries.forEach(entry -> rows.add(List.of(
                text(entry, "at", "occurredAt", "time"),
                text(entry, "channel"),
                text(entry, "event", "status", "type"),
                text(entry, "reason", "reasonCode"),
                text(entry, "provider"))));
        System.out.print("\n" + Table.text(rows));
    }

    private static JsonNode firstArray(JsonNode object) {
        Iterator<JsonNode> values = object.elements();
        while (values.hasNext()) {
            JsonNode value = values.next();
            if (value.isArray()) {
                return value;
            }
        }
        return object;
    }

    private static String text(JsonNode entry, String... names) {
        for (String name : names) {
            if (entry.hasNonNull(name)) {
                return entry.get(name).asText();
            }
        }
        return "";
    }
}
