package io.carillon.benchmarks;

import java.time.Duration;
import java.time.Instant;

/**
 * One request of the load.
 *
 * @param due when it should have been sent; in a closed loop, when it was
 * @param answered when its answer was there
 * @param status of the answer; zero when there was none
 */
record Sent(String address, Instant due, Instant answered, int status) {

    boolean isAccepted() {
        return status == 202;
    }

    Duration untilAnswer() {
        return Duration.between(due, answered);
    }
}
