package io.carillon.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.carillon.systemtests.suite.Http;
import io.carillon.systemtests.suite.SecondReplica;
import io.carillon.systemtests.suite.Suite;
import io.carillon.systemtests.suite.Tab;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two realtime-gateways, three tabs of one person that break off and come back to either at random, while messages arrive
 * and are read; then one replica stops. Every tab ends with every message, in order, nothing twice, and the exact count.
 */
class ResumeST {
    private static final long SEED = Long.getLong("carillon.resume.seed", 42);
    private static final int STEPS = Integer.getInteger("carillon.resume.steps", 150);

    private final Suite suite = Suite.shared();
    private final Random dice = new Random(SEED);
    private final List<Tab> tabs =
            Stream.generate(() -> new Tab(suite.token("grace"))).limit(3).toList();

    @AfterEach
    void closeTabs() {
        tabs.forEach(Tab::breakOff);
    }

    @Test
    void tabsThatBreakOffAtRandomMissNothingAndSeeNothingTwice() {
        String first = suite.place("REALTIME_URL").replace("http", "ws") + "/ws";
        try (SecondReplica second = SecondReplica.start(suite)) {
            List<String> replicas = List.of(first, second.socketUrl());
            tabs.forEach(tab -> tab.connect(first));
            await().until(() -> tabs.stream().allMatch(tab -> tab.place() != null));
            tabs.get(1).breakOff();
            IntStream.range(0, STEPS).forEach(step -> step(replicas));
            tabs.forEach(Tab::breakOff);
            tabs.forEach(tab -> tab.connect(second.socketUrl()));
            await("all back").atMost(Duration.ofSeconds(30)).until(() -> allAt(place()));
            second.stop();
            await("goodbye").atMost(Duration.ofSeconds(20)).until(() -> tabs.stream()
                    .allMatch(tab -> tab.closeCode() == 1012));
            act(0);
            tabs.forEach(tab -> tab.connect(first));
            await("all at the end").atMost(Duration.ofSeconds(30)).until(() -> allAt(place()));
        }
        tabs.forEach(this::check);
        System.out.printf(
                "resume (seed %d): %d steps, %s frames, %s resumes%n",
                SEED,
                STEPS,
                tabs.stream().map(tab -> tab.frames().size()).toList(),
                tabs.stream().map(Tab::resumes).toList());
    }

    private void step(List<String> replicas) {
        Tab tab = tabs.get(dice.nextInt(tabs.size()));
        switch (dice.nextInt(6)) {
            case 0 -> tab.breakOff();
            case 1, 2 -> tab.connect(replicas.get(dice.nextInt(2)));
            default -> act(dice.nextInt(10));
        }
    }

    /** A message is sent, or the newest one is read, or all are. */
    private void act(int what) {
        if (what < 6) {
            suite.demo()
                    .send(Requests.of(
                            "welcome",
                            Map.of("userId", suite.place("DEMO_USER2_ID")),
                            List.of("in-app"),
                            Map.of("name", Requests.freshName())));
        } else if (what < 9) {
            inbox().path("data").forEach(entry -> patch(entry.path("id").asText(), what == 7 ? "unread" : "read"));
        } else {
            Http.post(suite.gateway("/api/v1/users/me/notifications/mark-all-read"), Map.of())
                    .bearer(suite.token("grace"))
                    .send()
                    .expect(200);
        }
    }

    private void patch(String id, String mark) {
        Http.request("PATCH", suite.gateway("/api/v1/users/me/notifications/" + id + "/" + mark))
                .bearer(suite.token("grace"))
                .send()
                .expect(200);
    }

    private JsonNode inbox() {
        return Http.get(suite.gateway("/api/v1/users/me/notifications?limit=3"))
                .bearer(suite.token("grace"))
                .send()
                .expect(200)
                .json();
    }

    private JsonNode changes() {
        return Http.get(suite.gateway("/api/v1/users/me/notifications/changes"))
                .bearer(suite.token("grace"))
                .send()
                .expect(200)
                .json();
    }

    private String place() {
        return changes().path("lastEventId").asText();
    }

    private boolean allAt(String place) {
        long unread = changes().path("unread").path("total").asLong();
        return tabs.stream().allMatch(tab -> place.equals(tab.place()) && tab.unread() == unread);
    }

    private void check(Tab tab) {
        List<Long> places =
                tab.frames().stream().map(frame -> frame.path("id").asLong()).toList();
        assertThat(places).as("in order, nothing twice").isSorted().doesNotHaveDuplicates();
        List<String> everything = tabs.stream()
                .flatMap(other -> other.frames().stream())
                .map(frame -> frame.path("entry").path("id").asText())
                .distinct()
                .sorted()
                .toList();
        assertThat(tab.frames().stream()
                        .map(frame -> frame.path("entry").path("id").asText())
                        .distinct()
                        .sorted())
                .as("nothing missed that another tab saw")
                .containsExactlyElementsOf(everything);
    }
}
