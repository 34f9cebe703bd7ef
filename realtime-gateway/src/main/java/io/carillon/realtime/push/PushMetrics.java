package io.carillon.realtime.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How quickly changes reach sockets, how much sockets had missed, and how often core was asked for what did not come. */
@ApplicationScoped
class PushMetrics {
    private final Timer sinceCommit;
    private final DistributionSummary resumed;
    private final Counter resumedByListing;
    private final Counter caughtUp;

    PushMetrics(MeterRegistry meters) {
        sinceCommit = Timer.builder("carillon.realtime.push")
                .description("Time from the change of the inbox to its frames' hand-over to the network")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(meters);
        resumed = DistributionSummary.builder("carillon.realtime.resumed.changes")
                .description("Changes that sockets had missed and were sent")
                .register(meters);
        resumedByListing = meters.counter("carillon.realtime.resumed.by.listing");
        caughtUp = meters.counter("carillon.realtime.caught.up");
    }

    void pushed(Duration age) {
        sinceCommit.record(age);
    }

    void resumed(int changes) {
        resumed.record(changes);
    }

    void mustList() {
        resumedByListing.increment();
    }

    void caughtUp() {
        caughtUp.increment();
    }
}
