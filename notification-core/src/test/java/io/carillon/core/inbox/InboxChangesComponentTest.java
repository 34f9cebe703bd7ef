package io.carillon.core.inbox;

import static io.carillon.core.inbox.InboxCalls.GRACE;
import static io.carillon.core.inbox.InboxCalls.INBOX;
import static io.carillon.core.inbox.InboxCalls.arrived;
import static io.carillon.core.inbox.InboxCalls.as;
import static io.carillon.core.inbox.InboxCalls.ids;
import static io.carillon.core.inbox.InboxCalls.message;
import static io.carillon.core.inbox.InboxCalls.patch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever saw an inbox up to some place gets everything after it, whatever happened at the same time. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class InboxChangesComponentTest {
    private static final String CHANGES = INBOX + "/changes";
    private final String category = "c" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void configure() {
        CoreTest.configure();
    }

    @Test
    void eventsAreNumberedWithoutGapInTheOrderOfCommitsAndAddUpToTheUnreadCount() throws Exception {
        List<String> early = arrived("grace", GRACE, category, 12);
        long before = place("grace");
        long unread = total("grace");
        try (TopicWatch watch = TestTopics.watch(Topics.INBOX)) {
            changeInParallel(early);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> ids("grace", "filter=all&category=" + category).size() == 21);
            long after = place("grace");
            List<InboxChanged> told = watch.await((int) (after - before), record -> isLater(record, before)).stream()
                    .map(record -> record.data(InboxChanged.class))
                    .sorted(Comparator.comparingLong(InboxChanged::sequence))
                    .toList();
            assertThat(told)
                    .extracting(InboxChanged::sequence)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(before + 1, after).boxed().toList());
            assertThat(unread
                            + told.stream().mapToInt(InboxChanged::unreadShift).sum())
                    .isEqualTo(total("grace"));
        }
    }

    /** Twelve arrive, are read, seen, put away and taken back; three are deleted; twelve more come. */
    private void changeInParallel(List<String> early) throws Exception {
        try (ExecutorService browsers = Executors.newFixedThreadPool(6)) {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < early.size(); i++) {
                String entry = early.get(i);
                List<String> marks = i % 2 == 0 ? List.of("seen", "read", "unread") : List.of("archive", "unarchive");
                work.add(browsers.submit(() -> message(GRACE, category)));
                marks.forEach(mark -> work.add(browsers.submit(() -> patch("grace", entry, mark))));
            }
            for (Future<?> one : work) {
                one.get();
            }
        }
        early.subList(0, 3).forEach(gone -> as("grace").delete(INBOX + "/" + gone));
    }

    /** Nothing ever happened to this inbox, and the first that does must not look as if something had been missed. */
    @Test
    void theFirstMessageOfAllFollowsOnThePlaceThatWasToldBefore() {
        long start = changes("demo-editor", "").getLong("lastEventId");
        assertThat(start).isPositive();
        List<String> first = arrived("demo-editor", "00000000-0000-4000-8000-0000000000a2", category, 1);

        JsonPath missed = changes("demo-editor", "?after=" + start);
        assertThat(missed.getLong("lastEventId")).isEqualTo(start + 1);
        assertThat(missed.getList("data")).hasSize(1);
        as("demo-editor").delete(INBOX + "/" + first.getFirst());
    }

    @Test
    void pagesThroughWhatChangedTellingOfEachMessageAsItIsNow() {
        String start = changes("grace", "").getString("lastEventId");
        List<String> all = arrived("grace", GRACE, category, 3);
        patch("grace", all.get(0), "read").statusCode(200);
        as("grace").delete(INBOX + "/" + all.get(1)).then().statusCode(204);

        JsonPath first = changes("grace", "?limit=2&after=" + start);
        JsonPath rest = changes("grace", "?after=" + first.getString("lastEventId"));

        assertThat(first.<String>getList("data.entry.id")).containsExactly(all.get(2));
        assertThat(first.getBoolean("more")).isTrue();
        assertThat(rest.<String>getList("data.entry.id")).containsExactly(all.get(0), all.get(1));
        assertThat(rest.<String>getList("data.change")).containsExactly("CREATED", "DELETED");
        assertThat(rest.getString("data[0].entry.readAt")).isNotNull();
        assertThat(rest.getBoolean("more")).isFalse();
        assertThat(rest.getLong("unread.byCategory." + category)).isEqualTo(1);
        assertThat(changes("grace", "?after=" + rest.getString("lastEventId")).getList("data"))
                .isEmpty();
    }

    @Test
    void whatTheClockBringsIsNumberedToo() {
        String start = changes("grace", "").getString("lastEventId");
        CoreTest.send(Map.of(
                "template", Map.of("code", "welcome"),
                "channels", List.of("in-app"),
                "recipient", Map.of("userId", GRACE),
                "category", category,
                "scheduledAt", java.time.Instant.now().plusSeconds(2).toString(),
                "data", Map.of("name", "Grace")));

        try (TopicWatch watch = TestTopics.watch(Topics.INBOX)) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            !changes("grace", "?after=" + start).getList("data").isEmpty());
            JsonPath later = changes("grace", "?after=" + start);
            assertThat(later.getString("data[0].change")).isEqualTo("CREATED");
            TestRecord told = watch.await(
                    record -> record.data(InboxChanged.class).entry().category().equals(category));
            assertThat(told.data(InboxChanged.class).sequence()).isEqualTo(later.getLong("data[0].id"));
        }
        assertThat(DatabaseProbe.count("SELECT count(*) FROM outbox WHERE key = '" + GRACE + "'"))
                .isZero();
    }

    @Test
    void saysWhenItCannotTellAnyMore() {
        arrived("grace", GRACE, category, 1);
        long here = place("grace");

        as("grace")
                .get(CHANGES + "?after=" + (here + 1))
                .then()
                .statusCode(410)
                .body("type", equalTo("urn:carillon:problem:changes-forgotten"));
        as("grace").get(CHANGES + "?after=1").then().statusCode(410);
        as("grace").get(CHANGES + "?after=soon").then().statusCode(400);
    }

    @Test
    void nobodySeesAnothersChanges() {
        String ada = changes("ada", "").getString("lastEventId");
        String linus = changes("linus", "").getString("lastEventId");
        arrived("grace", GRACE, category, 1);

        assertThat(changes("ada", "?after=" + ada).getString("unread.byCategory." + category))
                .isNull();
        assertThat(changes("linus", "").getString("lastEventId")).isEqualTo(linus);
        as("linus").get(CHANGES + "?after=" + (place("grace") - 1)).then().statusCode(410);
    }

    private static JsonPath changes(String name, String query) {
        return as(name).get(CHANGES + query).then().statusCode(200).extract().jsonPath();
    }

    private static long place(String name) {
        return changes(name, "").getLong("lastEventId");
    }

    private static long total(String name) {
        return changes(name, "").getLong("unread.total");
    }

    private static boolean isLater(TestRecord record, long place) {
        return record.value() != null
                && record.data(InboxChanged.class).userId().equals(GRACE)
                && record.data(InboxChanged.class).sequence() > place;
    }
}
