package io.carillon.core.inbox;

import static io.carillon.core.inbox.InboxCalls.ADA;
import static io.carillon.core.inbox.InboxCalls.GRACE;
import static io.carillon.core.inbox.InboxCalls.INBOX;
import static io.carillon.core.inbox.InboxCalls.arrived;
import static io.carillon.core.inbox.InboxCalls.as;
import static io.carillon.core.inbox.InboxCalls.ids;
import static io.carillon.core.inbox.InboxCalls.list;
import static io.carillon.core.inbox.InboxCalls.patch;
import static io.carillon.core.inbox.InboxCalls.unread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.events.InboxChanged;
import io.carillon.events.Topics;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class InboxComponentTest {
    private final String category = "c" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void configure() {
        CoreTest.configure();
    }

    @Test
    void filtersByStateCategoryAndChannel() {
        List<String> all = arrived("ada", ADA, category, 3);
        patch("ada", all.get(0), "read").statusCode(200);
        patch("ada", all.get(1), "archive").statusCode(200);
        String mine = "category=" + category;
        assertThat(ids("ada", mine)).containsExactly(all.get(0), all.get(2));
        assertThat(ids("ada", mine + "&filter=unread")).containsExactly(all.get(2));
        assertThat(ids("ada", mine + "&filter=read")).containsExactly(all.get(0));
        assertThat(ids("ada", mine + "&filter=archived")).containsExactly(all.get(1));
        assertThat(ids("ada", mine + "&filter=all")).isEqualTo(all);
        assertThat(ids("ada", mine + "&channel=in-app")).hasSize(2);
        assertThat(ids("ada", mine + "&channel=email")).isEmpty();
        assertThat(unread("ada", category)).isEqualTo(1);
        patch("ada", all.get(1), "unarchive").statusCode(200).body("archivedAt", nullValue());
        assertThat(unread("ada", category)).isEqualTo(2);
    }

    @Test
    void pagesByArrivalWithoutLosingOrRepeatingWhatStaysWhileOthersArrive() {
        List<String> all = arrived("ada", ADA, category, 5);
        JsonPath first = as("ada").get(INBOX + "?limit=2&category=" + category).jsonPath();
        assertThat(first.<String>getList("data.id")).isEqualTo(all.subList(0, 2));
        arrived("ada", ADA, category + "x", 1);
        JsonPath second = as("ada")
                .get(INBOX + "?limit=2&category=" + category + "&cursor=" + first.getString("nextCursor"))
                .jsonPath();
        assertThat(second.<String>getList("data.id")).isEqualTo(all.subList(2, 4));
        JsonPath third = as("ada")
                .get(INBOX + "?limit=2&category=" + category + "&cursor=" + second.getString("nextCursor"))
                .jsonPath();
        assertThat(third.<String>getList("data.id")).isEqualTo(all.subList(4, 5));
        assertThat(third.getString("nextCursor")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter=new", "channel=pigeon", "cursor=abc", "cursor=MjAyNg", "limit=many"})
    void refusesWhatItCannotRead(String query) {
        int status = as("ada").get(INBOX + "?" + query).statusCode();
        assertThat(status).isIn(400, 404);
    }

    @Test
    void readingOpensTheDeliveryAndTellsSocketsListenersAndTheStoryOnce() {
        String entry = arrived("ada", ADA, category, 1).getFirst();
        try (TopicWatch watch = TestTopics.watch(Topics.INBOX, Topics.STATUS)) {
            String notification = patch("ada", entry, "read")
                    .statusCode(200)
                    .body("readAt", notNullValue())
                    .body("seenAt", notNullValue())
                    .extract()
                    .path("notificationId");
            patch("ada", entry, "read").statusCode(200);
            patch("ada", entry, "seen").statusCode(200);
            patch("ada", entry, "unread")
                    .statusCode(200)
                    .body("readAt", nullValue())
                    .body("seenAt", notNullValue());
            patch("ada", entry, "read").statusCode(200);

            List<TestRecord> told = watch.drain(record -> isAbout(record, entry), Duration.ofSeconds(2));
            assertThat(told.stream().filter(record -> record.topic().equals(Topics.STATUS)))
                    .extracting(TestRecord::id)
                    .containsExactly(entry + "-OPENED-0");
            List<InboxChanged> changes = told.stream()
                    .filter(record -> record.topic().equals(Topics.INBOX))
                    .map(record -> record.data(InboxChanged.class))
                    .toList();
            assertThat(changes)
                    .extracting(change -> change.entry().readAt() != null)
                    .containsExactly(true, false, true);
            assertThat(changes).allMatch(change -> change.change() == InboxChanged.Change.UPDATED);
            CoreTest.awaitStatus(notification, "OPENED");
            assertThat(story(notification)).containsOnlyOnce("OPENED").doesNotContain("SEEN");
        }
        assertThat(DatabaseProbe.count("SELECT count(*) FROM outbox WHERE key = '" + ADA + "'"))
                .isZero();
    }

    @Test
    void seeingIsToldButOpensNothing() {
        String entry = arrived("ada", ADA, category, 1).getFirst();
        String notification = patch("ada", entry, "seen")
                .statusCode(200)
                .body("readAt", nullValue())
                .extract()
                .path("notificationId");
        CoreTest.awaitStatus(notification, "DELIVERED");
        assertThat(story(notification)).contains("SEEN").doesNotContain("OPENED");
        assertThat(unread("ada", category)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grace", "linus"})
    void nobodyTouchesAnothersEntries(String stranger) {
        String entry = arrived("ada", ADA, category, 1).getFirst();
        as(stranger)
                .get(INBOX + "/" + entry)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:carillon:problem:not-found"));
        for (String mark : List.of("read", "unread", "seen", "archive", "unarchive")) {
            patch(stranger, entry, mark).statusCode(404);
        }
        as(stranger).delete(INBOX + "/" + entry).then().statusCode(404);
        as(stranger).delete(INBOX + "?ids=" + entry).then().statusCode(200).body("changed", equalTo(0));
        as(stranger).post(INBOX + "/mark-all-read").then().statusCode(200);
        as("ada")
                .get(INBOX + "/" + entry)
                .then()
                .statusCode(200)
                .body("readAt", nullValue())
                .body("archivedAt", nullValue());
    }

    @Test
    void deletesOneManyAndByFilterAndTellsIt() {
        List<String> all = arrived("grace", GRACE, category, 6);
        try (TopicWatch watch = TestTopics.watch(Topics.INBOX)) {
            as("grace").delete(INBOX + "/" + all.get(0)).then().statusCode(204);
            as("grace").delete(INBOX + "/" + all.get(0)).then().statusCode(404);
            as("grace")
                    .delete(INBOX + "?ids=" + all.get(1) + "&ids=" + all.get(0))
                    .then()
                    .body("changed", equalTo(1));
            as("grace")
                    .contentType("application/json")
                    .body(Map.of("ids", List.of(all.get(2))))
                    .delete(INBOX)
                    .then()
                    .body("changed", equalTo(1));
            patch("grace", all.get(3), "read").statusCode(200);
            as("grace")
                    .delete(INBOX + "?filter=read&category=" + category)
                    .then()
                    .body("changed", equalTo(1));
            assertThat(ids("grace", "filter=all&category=" + category)).isEqualTo(all.subList(4, 6));
            assertThat(watch.await(4, record -> record.id().endsWith("-DELETED")))
                    .extracting(TestRecord::id)
                    .containsExactlyInAnyOrderElementsOf(all.subList(0, 4).stream()
                            .map(id -> id + "-DELETED")
                            .toList());
        }
        as("grace").delete(INBOX).then().statusCode(400);
        as("grace")
                .contentType("application/json")
                .body("{}")
                .delete(INBOX)
                .then()
                .statusCode(400);
        as("grace").delete(INBOX + "?ids=one").then().statusCode(400);
        assertThat(ids("grace", "category=" + category)).hasSize(2);
    }

    @Test
    void marksAllOfACategoryRead() {
        arrived("grace", GRACE, category, 4);
        arrived("grace", GRACE, category + "x", 1);
        as("grace")
                .contentType("application/json")
                .body(Map.of("category", category))
                .post(INBOX + "/mark-all-read")
                .then()
                .statusCode(200)
                .body("changed", equalTo(4));
        as("grace").post(INBOX + "/mark-all-read?category=" + category).then().body("changed", equalTo(0));
        assertThat(unread("grace", category)).isZero();
        assertThat(unread("grace", category + "x")).isEqualTo(1);
    }

    @Test
    void showsTheActionOfItsButton() {
        String notification = CoreTest.send(Map.of(
                "content",
                Map.of(
                        "in-app",
                        Map.of("title", "t", "body", "b", "actionUrl", "/orders", "actionLabel", "See {{what}}")),
                "recipient",
                Map.of("userId", ADA),
                "data",
                Map.of("what", "it"),
                "category",
                category));
        CoreTest.awaitStatus(notification, "DELIVERED");
        assertThat(list("ada", "category=" + category).<String>getList("data.actionLabel"))
                .containsExactly("See it");
    }

    private static List<String> story(String notification) {
        return CoreTest.service("demo-service")
                .get(CoreTest.API + "/" + notification + "/timeline")
                .jsonPath()
                .getList("events.event");
    }

    private static boolean isAbout(TestRecord record, String entry) {
        return record.id().startsWith(entry);
    }
}
