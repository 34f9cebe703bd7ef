package io.carillon.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.systemtests.suite.Administration;
import io.carillon.systemtests.suite.Answer;
import io.carillon.systemtests.suite.Suite;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** PostgreSQL dies and comes back while configuration is read and written. */
class PostgresRestartST {
    private static final int PER_SECOND = 40;
    private static final int GOOD_IN_A_ROW = 40;

    private final Suite suite = Suite.shared();
    private final Administration drill = Administration.ofFreshTenant(suite);
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> created = new ConcurrentLinkedQueue<>();

    @Test
    void requestsFailClearlyAndRecoverByThemselves() throws InterruptedException {
        try (ScheduledExecutorService load = Executors.newScheduledThreadPool(8)) {
            load.scheduleAtFixedRate(() -> load.execute(this::ask), 0, 1_000_000 / PER_SECOND, TimeUnit.MICROSECONDS);
            awaitGood();
            suite.service("postgres").kill();
            awaitRefused();
            awaitGood();
            load.shutdownNow();
        }

        Map<Integer, Long> statuses =
                answers.stream().collect(Collectors.groupingBy(Answer::status, TreeMap::new, Collectors.counting()));
        System.out.printf("postgres killed under load: answers %s, %d created%n", statuses, created.size());
        assertThat(statuses.keySet()).isSubsetOf(200, 201, 503);
        answers.stream().filter(answer -> answer.status() == 503).forEach(PostgresRestartST::isClear);
        created.forEach(id -> drill.get("/templates/" + id).send().expect(200));
    }

    private void ask() {
        boolean write = answers.size() % 4 == 0;
        Answer answer = write
                ? drill.request("POST", "/templates", Administration.greeting(Administration.freshCode(), "Hi"))
                        .send()
                : drill.get("/templates").send();
        if (answer.status() == 201) {
            created.add(answer.text("id"));
        }
        answers.add(answer);
    }

    private void awaitGood() {
        await("good answers again")
                .atMost(Duration.ofSeconds(60))
                .until(() -> answers.stream()
                                .skip(Math.max(0, answers.size() - GOOD_IN_A_ROW))
                                .filter(answer -> answer.status() < 300)
                                .count()
                        == GOOD_IN_A_ROW);
    }

    private void awaitRefused() {
        await("a refused request").atMost(Duration.ofSeconds(30)).until(() -> answers.stream()
                .anyMatch(answer -> answer.status() == 503));
    }

    private static void isClear(Answer answer) {
        answer.expectProblem(503, "dependency-unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
}
