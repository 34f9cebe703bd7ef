package io.carillon.realtime;

import static io.carillon.realtime.FakeCore.change;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.events.InboxChanged.Change;
import io.carillon.events.Topics;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sockets that were away, changes that come in disorder, a core that is away. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = "kafka,redis,oidc"))
@QuarkusTestResource(FakeCore.class)
class ResumeComponentTest {
    private static final String DEMO = "01900000-0000-7000-8000-0000000000d1";
    private static final String ADA = "00000000-0000-4000-8000-0000000000b1";

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
    void sendsWhatWasMissedThenWhatComes() throws Exception {
        FakeCore.tell(ADA, 103, 0, change(102, "CREATED", "e1"), change(103, "DELETED", "e2"));
        Browser ada = Browser.back(door, Tokens.ofUser("ada"), 101);
        assertThat(ada.next()).contains("\"lastEventId\":\"101\"", "\"resumed\":true");
        assertThat(ada.next()).contains("notification.created", "\"id\":\"102\"", "Missed 102");
        assertThat(ada.next()).contains("notification.updated", "\"id\":\"103\"", "\"deleted\":true");

        come(103, Change.DELETED, 0);
        come(104, Change.CREATED, 1);

        assertThat(ada.next()).contains("\"id\":\"104\"");
        assertThat(ada.next("unread-count")).contains("\"total\":4", "\"news\":4");
    }

    @Test
    void helloMayBringThePlaceToo() throws Exception {
        FakeCore.tell(ADA, 102, 0, change(102, "CREATED", "e1"));
        Browser ada = Browser.connect(door, "carillon.v1");
        ada.send("{\"type\":\"hello\",\"token\":\"" + Tokens.ofUser("ada") + "\",\"lastEventId\":\"101\"}");

        assertThat(ada.next()).contains("welcome", "\"resumed\":true");
        assertThat(ada.next()).contains("\"id\":\"102\"");
    }

    @Test
    void saysWhenTheClientMustListItsInbox() throws Exception {
        FakeCore.tell(ADA, 500, 400);

        assertThat(Browser.back(door, Tokens.ofUser("ada"), 101).next())
                .contains("\"lastEventId\":\"500\"", "\"resumed\":false");
    }

    @Test
    void sendsNoMoreAtOnceThanASocketMayHaveOnItsWay() throws Exception {
        JsonObject[] huge = LongStream.rangeClosed(1, 100)
                .mapToObj(place -> change(100 + place, "CREATED", "x".repeat(10_000)))
                .toArray(JsonObject[]::new);
        FakeCore.tell(ADA, 200, 0, huge);

        Browser ada = Browser.back(door, Tokens.ofUser("ada"), 100);

        assertThat(ada.next()).contains("\"lastEventId\":\"200\"", "\"resumed\":false");
        assertThat(ada.hearsNo("notification")).isTrue();
    }

    @Test
    void whoWasAwayKeepsItsPlaceWhileCoreIsAway() throws Exception {
        FakeCore.away(ADA);

        assertThat(Browser.back(door, Tokens.ofUser("ada"), 101).closeCode()).isEqualTo(1013);
    }

    @Test
    void aNewSocketIsWelcomedThoughCoreIsAwayAndAgainWhenItIsBack() throws Exception {
        FakeCore.away(ADA);
        Browser ada = Browser.signedIn(door, Tokens.ofUser("ada"));
        assertThat(ada.next()).isEqualTo("{\"type\":\"welcome\",\"unread\":null,\"lastEventId\":null}");

        FakeCore.tell(ADA, 101, 0);
        come(102, Change.CREATED, 1);

        assertThat(ada.next()).contains("welcome", "\"lastEventId\":\"101\"", "\"total\":3", "\"resumed\":false");
        assertThat(ada.next()).contains("\"id\":\"102\"");
    }

    @Test
    void handsOnInOrderAndOnceWhatComesInDisorderAndTwice() throws Exception {
        Browser ada = welcomed();
        come(102, Change.UPDATED, -1);
        come(102, Change.UPDATED, -1);
        come(101, Change.CREATED, 1);
        come(100, Change.CREATED, 1);
        come(103, Change.CREATED, 1);

        assertThat(ada.next()).contains("\"id\":\"101\"");
        assertThat(ada.next()).contains("\"id\":\"102\"");
        assertThat(ada.next()).contains("\"id\":\"103\"");
        assertThat(ada.hearsNo("notification")).isTrue();
    }

    @Test
    void asksCoreForWhatDoesNotCome() throws Exception {
        Browser ada = welcomed();
        FakeCore.tell(ADA, 102, 0, change(101, "CREATED", "lost"), change(102, "CREATED", "here"));

        come(102, Change.CREATED, 1);

        assertThat(ada.next()).contains("\"id\":\"101\"", "lost");
        assertThat(ada.next()).contains("\"id\":\"102\"");
        assertThat(ada.hearsNo("notification")).isTrue();
    }

    @Test
    void asksCoreWhenTheTellerDoesNotKnowThePlace() throws Exception {
        Browser ada = welcomed();
        FakeCore.tell(ADA, 101, 0, change(101, "CREATED", "again"));

        come(0, Change.CREATED, 1);

        assertThat(ada.next()).contains("\"id\":\"101\"", "again");
    }

    @Test
    void closesWhenWhatIsMissingIsNotKnownAnyMore() throws Exception {
        Browser ada = welcomed();
        FakeCore.tell(ADA, 5_000, 4_000);

        come(5_000, Change.CREATED, 1);

        assertThat(ada.closeCode()).isEqualTo(4410);
    }

    @Test
    void tellsManyChangesWithFewCounts() throws Exception {
        Browser ada = welcomed();
        TestTopics.produce(
                Topics.INBOX,
                LongStream.rangeClosed(101, 160)
                        .mapToObj(place -> InboxEvent.of(DEMO, ADA, place, Change.CREATED, 1))
                        .toList());
        await().atMost(Duration.ofSeconds(30)).until(() -> ada.next().contains("\"id\":\"160\""));
        String last = ada.next("unread-count");

        assertThat(last).contains("\"total\":63");
        assertThat(ada.counts()).isLessThan(40);
    }

    private Browser welcomed() throws Exception {
        Browser browser = Browser.signedIn(door, Tokens.ofUser("ada"));
        assertThat(browser.next()).contains("welcome", "\"lastEventId\":\"100\"");
        return browser;
    }

    private static void come(long place, Change change, int unreadShift) {
        TestTopics.produce(Topics.INBOX, InboxEvent.of(DEMO, ADA, place, change, unreadShift));
    }
}
