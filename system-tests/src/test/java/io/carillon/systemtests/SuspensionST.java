package io.carillon.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.systemtests.suite.Administration;
import io.carillon.systemtests.suite.Answer;
import io.carillon.systemtests.suite.Suite;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A suspended tenant's requests are refused at once, and nobody else's. */
class SuspensionST {
    private static final int CYCLES = 20;
    private static final double LONGEST_MILLIS = 1000;

    private final Suite suite = Suite.shared();
    private final Administration platform = Administration.as(suite, "platform-admin");

    @AfterEach
    void activate() {
        change("activate");
        awaitStatus(202);
    }

    @Test
    void theNextRequestIsRefusedAndAfterActivationAcceptedAgain() {
        double[] millis = new double[CYCLES];
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            change("suspend");
            long committed = System.nanoTime();
            awaitStatus(403);
            millis[cycle] = (System.nanoTime() - committed) / 1e6;
            change("activate");
            awaitStatus(202);
        }
        Arrays.sort(millis);
        System.out.printf(
                "suspension: answer of the commit to the first refused request, %d times: p50 %.0f ms, most %.0f ms%n",
                CYCLES, millis[CYCLES / 2], millis[CYCLES - 1]);
        assertThat(millis[CYCLES - 1]).isLessThan(LONGEST_MILLIS);
    }

    @Test
    void theRefusalSaysWhyAndOtherTenantsGoOn() {
        change("suspend");
        awaitStatus(403);

        assertThat(send().text("type")).isEqualTo("urn:carillon:problem:tenant-suspended");
        suite.demo().send(Requests.welcome(Requests.freshAddress(), "Ada"));
    }

    private void change(String act) {
        platform.request("POST", "/tenants/" + suite.place("OTHER_TENANT_ID") + "/" + act, Map.of())
                .send()
                .expect(200);
    }

    private void awaitStatus(int status) {
        await("status " + status)
                .atMost(Duration.ofSeconds(15))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> send().status() == status);
    }

    private Answer send() {
        return suite.other()
                .request(Requests.welcome(Requests.freshAddress(), "Linus"))
                .send();
    }
}
