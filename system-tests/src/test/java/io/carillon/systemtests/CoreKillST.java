package io.carillon.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.systemtests.suite.Drill;
import io.carillon.systemtests.suite.ServiceUnderTest;
import io.carillon.systemtests.suite.Suite;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Core is killed twice in the middle of its work; what it accepted is neither lost nor stuck. */
class CoreKillST {
    private static final int WANTED = 2_000;
    private static final int PER_SECOND = 200;

    private final Suite suite = Suite.shared();
    private final ServiceUnderTest core = suite.service("core");
    private final long seed = System.nanoTime();
    private final Random dice = new Random(seed);

    @Test
    void whatWasAcceptedIsSentThoughCoreDiedTwice() {
        Drill drill = new Drill(suite.other(), suite.mail(), WANTED);

        Drill.Verdict verdict = drill.run(PER_SECOND, () -> killTwice(drill)).verdict();

        System.out.printf("kill core twice (seed %d): %s%n", seed, verdict);
        assertThat(verdict.accepted()).isGreaterThanOrEqualTo(WANTED);
        assertThat(verdict.lost()).as("lost").isZero();
        assertThat(verdict.notSent()).as("stuck or failed").isZero();
        assertThat(verdict.duplicates()).as("duplicates").isLessThanOrEqualTo(verdict.inFlightAtKills());
    }

    private void killTwice(Drill drill) {
        for (double share : new double[] {0.2, 0.6}) {
            drill.awaitAccepted(share + dice.nextDouble() * 0.2);
            drill.kill(core);
            Duration back = core.awaitBack();
            System.out.printf("kill core twice: back after %.1f s%n", back.toMillis() / 1e3);
        }
    }
}
