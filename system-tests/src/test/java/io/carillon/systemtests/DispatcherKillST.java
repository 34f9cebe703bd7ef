package io.carillon.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.systemtests.suite.Drill;
import io.carillon.systemtests.suite.ServiceUnderTest;
import io.carillon.systemtests.suite.Suite;
import io.carillon.systemtests.suite.TenantService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The dispatcher is killed with mails in its hands; all arrive, and those that may have arrived twice are counted. */
class DispatcherKillST {
    private static final int WANTED = 5_000;
    private static final int PER_SECOND = 200;

    /** Calls of one lane that are with one account at the same time ({@code carillon.limits.slots}). */
    private static final int PLACES = 32;

    /** Less than a call may take, more than a kill takes. */
    private static final int LATE_MILLIS = 9_000;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Suite suite = Suite.shared();
    private final ServiceUnderTest dispatcher = suite.service("dispatcher");
    private final long seed = System.nanoTime();
    private final Random dice = new Random(seed);

    @Test
    void whatWasAcceptedIsSentThoughTheDispatcherDied() {
        Drill drill = new Drill(suite.other(), suite.mail(), WANTED);

        Drill.Verdict verdict = drill.run(PER_SECOND, () -> kill(drill)).verdict();

        long counted = counted();
        System.out.printf(
                "kill dispatcher (seed %d): %s, counted: %d, resumed: %d%n", seed, verdict, counted, resumed());
        assertThat(verdict.accepted()).isGreaterThanOrEqualTo(WANTED);
        assertThat(verdict.lost()).as("lost").isZero();
        assertThat(verdict.notSent()).as("stuck or failed").isZero();
        assertThat(verdict.duplicates()).as("duplicates").isLessThanOrEqualTo(verdict.inFlightAtKills());
        // A call is marked when it has a place at the account. What was marked and not told either had been taken by
        // the
        // sink, and came twice, or still had its place when the dispatcher died: all mails go in one lane to one
        // account.
        assertThat(counted)
                .as("every copy is counted, and beside them only calls that had begun")
                .isBetween(verdict.duplicates(), verdict.duplicates() + PLACES);
    }

    /** Once the vendor has them all, no call is between its mark and the vendor: there is nothing to overcount. */
    @Test
    void whenTheProviderHadThemAllTheMetricIsTheNumberOfCopies() {
        String domain = UUID.randomUUID().toString().substring(0, 8) + ".late.example";
        List<String> ids = new ArrayList<>();
        await("all else to be told").atMost(PATIENCE).until(this::isIdle);
        suite.simulator().whileBehaving("sendgrid", Map.of("delayMillis", LATE_MILLIS), () -> {
            for (int i = 0; i < PLACES; i++) {
                ids.add(suite.demo().send(Requests.welcome(i + "@" + domain, Requests.freshName())));
            }
            await("all calls to have arrived")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> calls(domain) == PLACES);
            dispatcher.kill();
        });
        dispatcher.awaitBack();
        await("all to be told").atMost(PATIENCE).until(() -> ids.stream().allMatch(this::isSettled));
        suite.mail().countWhenQuiet();

        long copies = calls(domain) - PLACES;
        System.out.printf("kill dispatcher, late answers: copies %d, counted %d%n", copies, counted());
        assertThat(copies).as("copies").isPositive();
        assertThat(counted()).as("counted").isEqualTo(copies);
    }

    private boolean isIdle() {
        return dispatcher.metric("carillon_dispatch_in_flight") == 0;
    }

    private boolean isSettled(String id) {
        return TenantService.isSettled(suite.demo().find(id).expect(200).json());
    }

    private long calls(String domain) {
        return suite.simulator().requests("sendgrid", domain).size();
    }

    private long counted() {
        return Math.round(dispatcher.metric("carillon_dispatch_duplicates_possible_total"));
    }

    private long resumed() {
        return Math.round(dispatcher.metric("carillon_claims_total", "decision=\"resumed\""));
    }

    private void kill(Drill drill) {
        drill.awaitAccepted(0.3 + dice.nextDouble() * 0.4);
        drill.kill(dispatcher);
        dispatcher.awaitBack();
    }
}
