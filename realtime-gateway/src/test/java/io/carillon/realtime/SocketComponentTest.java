package io.carillon.realtime;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.carillon.events.InboxChanged.Change;
import io.carillon.events.Topics;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestEvent;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = "kafka,redis,oidc"))
@QuarkusTestResource(FakeCore.class)
class SocketComponentTest {
    private static final String DEMO = "01900000-0000-7000-8000-0000000000d1";
    private static final String OTHER = "01900000-0000-7000-8000-0000000000d2";
    private static final String ADA = "00000000-0000-4000-8000-0000000000b1";
    private static final String LINUS = "00000000-0000-4000-8000-0000000000b3";

    @TestHTTPResource
    URI door;

    @BeforeEach
    void ready() throws Exception {
        FakeCore.reset();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> given().get("/health/ready").statusCode() == 200);
    }

    @AfterEach
    void leave() {
        Browser.allLeave();
    }

    @Test
    void welcomesWithTheUnreadCount() throws Exception {
        Browser ada = Browser.signedIn(door, Tokens.ofUser("ada"));

        assertThat(ada.subprotocol()).isEqualTo("carillon.v1");
        assertThat(ada.next())
                .isEqualTo(
                        "{\"type\":\"welcome\",\"unread\":{\"total\":3,\"byCategory\":{\"news\":3}},\"lastEventId\":\"100\"}");
    }

    @Test
    void takesTheTokenFromTheFirstFrame() throws Exception {
        Browser ada = Browser.connect(door, "carillon.v1");

        ada.send("{\"type\":\"hello\",\"token\":\"" + Tokens.ofUser("ada") + "\"}");

        assertThat(ada.next()).startsWith("{\"type\":\"welcome\"");
    }

    @Test
    void pushesToEverySocketOfTheUserAndToNobodyElse() throws Exception {
        Browser tab = welcomed("ada");
        Browser otherTab = welcomed("ada");
        Browser grace = welcomed("grace");
        Browser linus = welcomed("linus");

        produce(DEMO, ADA, 101, Change.CREATED);

        assertThat(tab.next()).contains("notification.created", "\"id\":\"101\"", "\"title\":\"Hello\"");
        assertThat(otherTab.next()).contains("\"id\":\"101\"");
        assertThat(grace.hearsNo("notification")).isTrue();
        assertThat(linus.hearsNo("notification")).isTrue();
    }

    @Test
    void keepsTenantsApartEvenWithEqualUserIds() throws Exception {
        Browser linus = welcomed("linus");

        produce(DEMO, LINUS, 101, Change.DELETED);
        produce(OTHER, LINUS, 101, Change.CREATED);

        assertThat(linus.next()).contains("notification.created", "\"id\":\"101\"");
        assertThat(linus.hearsNo("notification")).isTrue();
    }

    @Test
    void tellsOfChangesAndDeletions() throws Exception {
        Browser ada = welcomed("ada");

        produce(DEMO, ADA, 101, Change.UPDATED);
        produce(DEMO, ADA, 102, Change.DELETED);

        assertThat(ada.next()).contains("notification.updated", "\"101\"").doesNotContain("deleted");
        assertThat(ada.next()).contains("notification.updated", "\"102\"", "\"deleted\":true");
    }

    @Test
    void goesOnAfterABrokenEvent() throws Exception {
        Browser ada = welcomed("ada");

        TestTopics.produce(Topics.INBOX, event(DEMO, ADA, 101, Change.CREATED).withValue("{"));
        produce(DEMO, ADA, 101, Change.CREATED);

        assertThat(ada.next()).contains("\"101\"");
    }

    @Test
    void answersPingsAndUnknownFrames() throws Exception {
        Browser ada = welcomed("ada");

        ada.send("{\"type\":\"ping\"}");
        ada.send("{\"type\":\"dance\"}");

        assertThat(ada.next()).isEqualTo("{\"type\":\"pong\"}");
        assertThat(ada.next()).isEqualTo("{\"type\":\"error\",\"code\":\"unknown-frame\",\"about\":\"dance\"}");
    }

    @Test
    void closesOnABadToken() throws Exception {
        assertThat(Browser.signedIn(door, "a.b.c").closeCode()).isEqualTo(4401);
        assertThat(Browser.signedIn(door, Tokens.ofUser("ada") + "x").closeCode())
                .isEqualTo(4401);
    }

    @Test
    void closesWhenTheTokenNamesNoTenant() throws Exception {
        assertThat(Browser.signedIn(door, Tokens.ofUser("platform-admin")).closeCode())
                .isEqualTo(4401);
    }

    @Test
    void closesWhenAnythingButHelloComesFirst() throws Exception {
        Browser stranger = Browser.connect(door, "carillon.v1");

        stranger.send("{\"type\":\"ping\"}");

        assertThat(stranger.closeCode()).isEqualTo(4401);
    }

    @Test
    void closesWhenNobodySaysHello() throws Exception {
        assertThat(Browser.connect(door, "carillon.v1").closeCode()).isEqualTo(4408);
    }

    @Test
    void closesOnBadFramesAndForeignProtocols() throws Exception {
        Browser ada = welcomed("ada");

        ada.send("what?");

        assertThat(ada.closeCode()).isEqualTo(4400);
        assertThat(Browser.connect(door).closeCode()).isEqualTo(4400);
    }

    @Test
    void takesNoMessageLargerThanItsBound() throws Exception {
        Browser ada = welcomed("ada");

        ada.send("{\"type\":\"" + "x".repeat(100_000) + "\"}");

        assertThat(ada.closeCode()).isEqualTo(4400);
    }

    @Test
    void answersPlainHttpWithAProblem() {
        given().get("/ws").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void countsSocketsFramesAndTimes() throws Exception {
        Browser ada = welcomed("ada");
        produce(DEMO, ADA, 101, Change.CREATED);
        ada.next();

        given().get("/metrics")
                .then()
                .body(containsString("carillon_realtime_sockets "))
                .body(containsString("carillon_realtime_frames_total{result=\"pushed\"}"))
                .body(containsString("carillon_realtime_push_seconds_count"));
    }

    private Browser welcomed(String user) throws Exception {
        Browser browser = Browser.signedIn(door, Tokens.ofUser(user));
        assertThat(browser.next("welcome")).startsWith("{\"type\":\"welcome\"");
        return browser;
    }

    private static void produce(String tenant, String user, long place, Change change) {
        TestTopics.produce(Topics.INBOX, event(tenant, user, place, change));
    }

    private static TestEvent event(String tenant, String user, long place, Change change) {
        return InboxEvent.of(tenant, user, place, change);
    }
}
