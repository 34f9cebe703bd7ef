package io.carillon.core.search;

import static io.carillon.core.CoreTest.awaitStatus;
import static io.carillon.core.CoreTest.send;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.carillon.core.CoreTest;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class SearchComponentTest {
    private static final String IDS = "data.notification.notificationId";

    private final String user = "u" + UUID.randomUUID();
    private final String address = user + "@example.com";

    @BeforeEach
    void configure() {
        CoreTest.configure();
    }

    @Test
    void findsByWhatOneDeliverySays() {
        String mail = sent(Map.of());
        String later =
                sent(Map.of("scheduledAt", Instant.now().plusSeconds(3600).toString(), "category", "reminder"));
        find(Map.of("address", address)).body(IDS, contains(later, mail));
        find(Map.of("userId", user)).body(IDS, contains(later, mail));
        find(Map.of("address", address, "status", "SCHEDULED")).body(IDS, contains(later));
        find(Map.of("address", address, "category", "reminder")).body(IDS, contains(later));
        find(Map.of("userId", user, "channel", "in-app", "status", "DELIVERED")).body(IDS, contains(mail));
        find(Map.of("userId", user, "channel", "email", "status", "DELIVERED")).body(IDS, hasSize(0));
        find(Map.of("userId", user, "template", "welcome")).body(IDS, hasSize(2));
        find(Map.of("userId", user, "template", "other")).body(IDS, hasSize(0));
        find(Map.of("userId", user, "to", Instant.now().minusSeconds(600).toString()))
                .body(IDS, hasSize(0));
        find(Map.of("userId", user, "from", Instant.now().minusSeconds(600).toString()))
                .body(IDS, hasSize(2));
    }

    @Test
    void showsDeliveriesAndHidesAddresses() {
        sent(Map.of());
        find(Map.of("userId", user))
                .body("data[0].addresses.email", equalTo("u***@example.com"))
                .body("data[0].notification.deliveries", hasSize(2))
                .body("data[0].timeline", nullValue());
    }

    @Test
    void pagesWithoutGapsOrRepeats() {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sent.addFirst(sent(Map.of()));
        }
        List<String> found = new ArrayList<>();
        String cursor = null;
        do {
            Map<String, Object> query = new HashMap<>(Map.of("userId", user, "limit", 2));
            if (cursor != null) {
                query.put("cursor", cursor);
            }
            ValidatableResponse page = find(query);
            found.addAll(page.extract().path(IDS));
            cursor = page.extract().path("nextCursor");
        } while (cursor != null);
        org.assertj.core.api.Assertions.assertThat(found).isEqualTo(sent);
    }

    @Test
    void oneIsShownWithItsTimeline() {
        String id = sent(Map.of());
        admin("demo-viewer", "/" + id)
                .statusCode(200)
                .body("timeline.event", hasItem("PLANNED"))
                .body("notification.notificationId", equalTo(id));
        admin("other-admin", "/" + id).statusCode(404);
        admin("demo-viewer", "/nonsense").statusCode(404);
        given().auth()
                .oauth2(Tokens.ofUser("ada"))
                .get("/api/v1/admin/notifications")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.ofUser("other-admin"))
                .queryParam("userId", user)
                .get("/api/v1/admin/notifications")
                .then()
                .statusCode(200)
                .body(IDS, not(hasItem(id)));
    }

    @Test
    void namesEveryMalformedParameter() {
        given().auth()
                .oauth2(Tokens.ofUser("demo-viewer"))
                .queryParams(Map.of("status", "LOST", "channel", "pigeon", "from", "yesterday", "cursor", "'"))
                .get("/api/v1/admin/notifications")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/status", "/channel", "/from", "/cursor"));
    }

    private String sent(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(CoreTest.welcome(address));
        body.put("recipient", Map.of("email", address, "userId", user));
        body.put("channels", List.of("email", "in-app"));
        body.putAll(more);
        String id = send(body);
        awaitStatus(id, more.containsKey("scheduledAt") ? "SCHEDULED" : "PENDING");
        return id;
    }

    private static ValidatableResponse find(Map<String, ?> query) {
        return given().auth()
                .oauth2(Tokens.ofUser("demo-viewer"))
                .queryParams(query)
                .get("/api/v1/admin/notifications")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse admin(String user, String path) {
        return given().auth()
                .oauth2(Tokens.ofUser(user))
                .get("/api/v1/admin/notifications" + path)
                .then();
    }
}
