package io.carillon.systemtests.suite;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.carillon.events.DeliveryStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A service of one tenant that sends notifications through the public door and asks what became of them. */
public final class TenantService {
    public static final String API = "/api/v1/services/notifications";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Suite suite;
    private final String client;

    TenantService(Suite suite, String client) {
        this.suite = suite;
        this.client = client;
    }

    public String token() {
        return suite.token(client);
    }

    /** A request to send, not sent yet. */
    public Http request(Object body) {
        return Http.post(suite.gateway(API + "/send"), body).bearer(token());
    }

    /** Sends, and returns the id of the accepted notification. */
    public String send(Object body) {
        return request(body).send().expect(202).text("notificationId");
    }

    public Answer find(String id) {
        return finding(id).send();
    }

    CompletableFuture<Answer> startFind(String id) {
        return finding(id).start();
    }

    private Http finding(String id) {
        return Http.get(suite.gateway(API + "/" + id)).bearer(token());
    }

    /** The notification, once nothing is open any more. */
    public JsonNode awaitSettled(String id) {
        return await("notification " + id + " to settle")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> find(id).expect(200).json(), TenantService::isSettled);
    }

    public static boolean isSettled(JsonNode notification) {
        if (notification.path("reason").isTextual()) {
            return true;
        }
        JsonNode deliveries = notification.path("deliveries");
        for (JsonNode delivery : deliveries) {
            if (DeliveryStatus.valueOf(delivery.path("status").asText()).isOpen()) {
                return false;
            }
        }
        return !deliveries.isEmpty();
    }

    public List<Line> timeline(String id) {
        List<Line> lines = new ArrayList<>();
        Http.get(suite.gateway(API + "/" + id + "/timeline"))
                .bearer(token())
                .send()
                .expect(200)
                .json()
                .path("events")
                .forEach(line -> lines.add(Line.of(line)));
        return lines;
    }

    /** One line of a notification's story. */
    public record Line(String event, String channel, String provider, String reason, String traceId) {

        static Line of(JsonNode line) {
            return new Line(
                    line.path("event").asText(null),
                    line.path("channel").asText(null),
                    line.path("provider").asText(null),
                    line.path("reason").asText(null),
                    line.path("traceId").asText(null));
        }
    }
}
