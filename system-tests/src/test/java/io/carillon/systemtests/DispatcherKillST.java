package io.carillon.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.systemtests.suite.Drill;
import io.carillon.systemtests.suite.ServiceUnderTest;
import io.carillon.systemtests.suite.Suite;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The dispatcher is killed with mails in its hands; all arrive, and only those may arrive twice. */
class DispatcherKillST {
    private static final int WANTED = 5_000;
    private static final int PER_SECOND = 200;

    private final Suite suite = Suite.shared();
    private final ServiceUnderTest dispatcher = suite.service("dispatcher");
    private final long seed = System.nanoTime();
    private final Random dice = new Random(seed);

    @Test
    void whatWasAcceptedIsSentThoughTheDispatcherDied() {
        Drill drill = new Drill(suite.other(), suite.mail(), WANTED);

        Drill.Verdict verdict = drill.run(PER_SECOND, () -> kill(drill)).verdict();

        long counted = Math.round(dispatcher.metric("carillon_dispatch_duplicates_possible_total"));
        System.out.printf("kill dispatcher (seed %d): %s, counted by the dispatcher: %d%n", seed, verdict, counted);
        assertThat(verdict.accepted()).isGreaterThanOrEqualTo(WANTED);
        assertThat(verdict.lost()).as("lost").isZero();
        assertThat(verdict.notSent()).as("stuck or failed").isZero();
        assertThat(verdict.duplicates()).as("duplicates").isLessThanOrEqualTo(verdict.inFlightAtKills());
        assertThat(counted)
                .as("every copy is counted, and none that was not in flight")
                .isBetween(verdict.duplicates(), (long) verdict.inFlightAtKills());
    }

    private void kill(Drill drill) {
        drill.awaitAccepted(0.3 + dice.nextDouble() * 0.4);
        drill.kill(dispatcher);
        dispatcher.awaitBack();
    }
}
