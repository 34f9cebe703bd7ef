package io.carillon.core.preference;

import static io.carillon.core.CoreTest.API;
import static io.carillon.core.CoreTest.awaitStatus;
import static io.carillon.core.CoreTest.get;
import static io.carillon.core.CoreTest.send;
import static io.carillon.core.CoreTest.service;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.Tokens;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class PreferenceComponentTest {
    private static final String PREFERENCES = "/api/v1/users/me/preferences";
    private static final String EMAILS = Topics.deliveries(Channel.EMAIL, Lane.NORMAL);
    private static final String ADA = "00000000-0000-4000-8000-0000000000b1";

    private final String address = "pref-" + UUID.randomUUID() + "@example.org";

    @BeforeEach
    void configure() {
        CoreTest.configure();
    }

    @AfterEach
    void forget() {
        put(Map.of("categories", List.of())).statusCode(200);
    }

    @Test
    void showsTheWholeMatrixWithTheTenantsDefaults() {
        ada().get(PREFERENCES)
                .then()
                .statusCode(200)
                .body("categories.find { it.code == 'news' }.channels.email", equalTo(true))
                .body("categories.find { it.code == 'offers' }.channels.email", equalTo(false))
                .body("categories.find { it.code == 'offers' }.channels.'in-app'", equalTo(true))
                .body("categories.find { it.code == 'legal' }.mandatory", equalTo(true))
                .body("quietHours", nullValue());
    }

    @Test
    void whatIsNotWantedIsNotSentFromThenOn() {
        put(choice("news", false)).body("categories.find { it.code == 'news' }.channels.email", equalTo(false));
        String unwanted = send(mail("news", ADA, "normal"));
        awaitStatus(unwanted, "SKIPPED");
        get(unwanted).body("deliveries[0].reason", equalTo("preference-opted-out"));
        service("demo-service")
                .get(API + "/" + unwanted + "/timeline")
                .then()
                .body("events.reason", hasItem("preference-opted-out"));
        put(choice("news", true));
        awaitStatus(send(mail("news", ADA, "normal")), "PENDING");
    }

    @Test
    void mandatoryMailComesWhateverIsChosenAndUnwantedByDefaultOnlyWhenAskedFor() {
        put(choice("legal", false)).body("categories.find { it.code == 'legal' }.channels.email", equalTo(true));
        awaitStatus(send(mail("legal", ADA, "normal")), "PENDING");
        awaitStatus(send(mail("offers", ADA, "normal")), "SKIPPED");
        put(choice("offers", true));
        awaitStatus(send(mail("offers", ADA, "normal")), "PENDING");
    }

    @Test
    void quietHoursHoldWhatIsNotCriticalUntilTheyAreOver() {
        put(Map.of("quietHours", quietNow(), "timeZone", "Etc/UTC"))
                .body("timeZone", equalTo("Etc/UTC"))
                .body("quietHours.days.size()", equalTo(7));
        String held = send(mail("news", ADA, "normal"));
        awaitStatus(held, "SCHEDULED");
        get(held).body("deliveries[0].reason", equalTo("quiet-hours"));
        service("demo-service").get(API + "/" + held + "/timeline").then().body("events.event", hasItem("HELD"));
        awaitStatus(send(mail("news", ADA, "critical")), "PENDING");
        makeDue(held);
        service("demo-service").get(API + "/" + held + "/timeline").then().body("events.event", hasItem("HELD"));
        awaitStatus(held, "SCHEDULED");
        put(Map.of("categories", List.of()));
        makeDue(held);
        awaitStatus(held, "PENDING");
    }

    @Test
    void whatWaitsObeysWhatWasChosenMeanwhile() {
        put(Map.of("quietHours", quietNow(), "timeZone", "Etc/UTC"));
        String held = send(mail("news", ADA, "normal"));
        awaitStatus(held, "SCHEDULED");
        put(choice("news", false));
        makeDue(held);
        awaitStatus(held, "SKIPPED");
    }

    @Test
    void refusesWhatCannotBeMeant() {
        put(Map.of("timeZone", "Mars/Olympus")).statusCode(400).body("errors[0].pointer", equalTo("/timeZone"));
        put(Map.of("locale", "not a tag")).statusCode(400).body("errors[0].pointer", equalTo("/locale"));
        put(Map.of("quietHours", Map.of("from", "25:00", "to", "07:00")))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/quietHours/from"));
        put(Map.of("quietHours", Map.of("from", "07:00", "to", "07:00"))).statusCode(400);
        put(Map.of("quietHours", Map.of("from", "22:00", "to", "07:00", "days", List.of("SOMEDAY"))))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/quietHours/days"));
        put(Map.of("categories", List.of(Map.of("code", "", "channels", Map.of()))))
                .statusCode(400);
        given().get(PREFERENCES).then().statusCode(401);
    }

    @Test
    void mailThatMayBeLeftIsLeftWithOneClickAndLookingChangesNothing() {
        String link = unsubscribeLink(mail("news", ADA, "normal"));
        String path = link.substring(link.indexOf("/unsubscribe/"));
        given().get(path)
                .then()
                .statusCode(200)
                .contentType(ContentType.HTML)
                .header("Set-Cookie", nullValue())
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("<form method=\"post\">"))
                .body(containsString("News &amp; more"));
        given().contentType(ContentType.URLENC)
                .body("something=else")
                .post(path)
                .then()
                .statusCode(400);
        awaitStatus(send(mail("news", ADA, "normal")), "PENDING");
        given().contentType(ContentType.URLENC)
                .body("List-Unsubscribe=One-Click")
                .post(path)
                .then()
                .statusCode(200)
                .header("Set-Cookie", nullValue());
        awaitStatus(send(mail("news", ADA, "normal")), "SKIPPED");
        ada().get(PREFERENCES).then().body("categories.find { it.code == 'news' }.channels.email", equalTo(false));
        given().multiPart("List-Unsubscribe", "One-Click").post(path).then().statusCode(200);
    }

    @Test
    void somebodyKnownByAnAddressOnlyLeavesWithThatAddress() {
        Map<String, Object> mail = mail("news", null, "normal");
        String link = unsubscribeLink(mail);
        given().contentType(ContentType.URLENC)
                .body("List-Unsubscribe=One-Click")
                .post(link.substring(link.indexOf("/unsubscribe/")))
                .then()
                .statusCode(200);
        awaitStatus(send(mail), "SKIPPED");
        awaitStatus(send(mail("legal", null, "normal")), "PENDING");
    }

    @Test
    void nobodyLeavesWhatIsMandatoryOrTransactionalAndNoForgedAddressIsKnown() {
        assertThat(delivery(mail("legal", ADA, "normal")).unsubscribeUrl()).isNull();
        assertThat(delivery(mail("receipts", ADA, "normal")).unsubscribeUrl()).isNull();
        given().get("/unsubscribe/abc.def").then().statusCode(404).contentType(ContentType.HTML);
        given().contentType(ContentType.URLENC)
                .body("List-Unsubscribe=One-Click")
                .post("/unsubscribe/abc.def")
                .then()
                .statusCode(404);
    }

    private String unsubscribeLink(Map<String, Object> mail) {
        return delivery(mail).unsubscribeUrl();
    }

    private static DeliveryRequested delivery(Map<String, Object> mail) {
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            String id = send(mail);
            return emails.await(record ->
                            record.json().path("notificationId").asText().equals(id))
                    .data(DeliveryRequested.class);
        }
    }

    private Map<String, Object> mail(String category, String userId, String lane) {
        Map<String, Object> recipient = new HashMap<>(Map.of("email", address));
        if (userId != null) {
            recipient.put("userId", userId);
        }
        Map<String, Object> body = new HashMap<>(CoreTest.welcome(address));
        body.put("recipient", recipient);
        body.put("category", category);
        body.put("priority", lane);
        return body;
    }

    private static Map<String, Object> choice(String category, boolean email) {
        return Map.of("categories", List.of(Map.of("code", category, "channels", Map.of("email", email))));
    }

    /** An hour before and after now; the ticker looks every second. */
    private static Map<String, Object> quietNow() {
        LocalTime now = LocalTime.now(ZoneOffset.UTC);
        DateTimeFormatter minutes = DateTimeFormatter.ofPattern("HH:mm");
        return Map.of(
                "from",
                now.minusHours(1).format(minutes),
                "to",
                now.plusHours(1).format(minutes));
    }

    private static void makeDue(String id) {
        DatabaseProbe.change(
                "UPDATE deliveries SET due_at = now() WHERE status = 'SCHEDULED' AND notification_id = '" + id + "'");
    }

    private static ValidatableResponse put(Map<String, Object> preferences) {
        return ada().body(preferences).put(PREFERENCES).then();
    }

    private static RequestSpecification ada() {
        return given().auth().oauth2(Tokens.ofUser("ada")).contentType("application/json");
    }
}
