package io.carillon.core.inbox;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.carillon.core.CoreTest;
import io.carillon.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The inbox as its owners call it; each test has a category of its own, for the people are shared. */
public final class InboxCalls {
    public static final String ADA = "00000000-0000-4000-8000-0000000000b1";
    public static final String GRACE = "00000000-0000-4000-8000-0000000000b2";
    public static final String INBOX = "/api/v1/users/me/notifications";

    private InboxCalls() {}

    /** Asks for an in-app message; returns its notification's id. */
    public static String message(String userId, String category) {
        return CoreTest.send(Map.of(
                "template", Map.of("code", "welcome"),
                "channels", List.of("in-app"),
                "recipient", Map.of("userId", userId),
                "category", category,
                "data", Map.of("name", "Ada")));
    }

    /** Lets messages arrive one after the other; returns their entries' ids, newest first. */
    static List<String> arrived(String name, String userId, String category, int count) {
        IntStream.range(0, count).forEach(i -> message(userId, category));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> ids(name, "category=" + category).size() == count);
        return ids(name, "category=" + category);
    }

    public static List<String> ids(String name, String query) {
        return list(name, query).getList("data.id");
    }

    static JsonPath list(String name, String query) {
        return as(name).get(INBOX + "?limit=200&" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static ValidatableResponse patch(String name, String id, String mark) {
        return as(name).patch(INBOX + "/" + id + "/" + mark).then();
    }

    static long unread(String name, String category) {
        Number count = as(name).get(INBOX + "/unread-count")
                .then()
                .statusCode(200)
                .extract()
                .path("byCategory." + category);
        return count == null ? 0 : count.longValue();
    }

    public static RequestSpecification as(String name) {
        return given().auth().oauth2(Tokens.ofUser(name));
    }
}
