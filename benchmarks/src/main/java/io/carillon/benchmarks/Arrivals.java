package io.carillon.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What the mail sink got, by its own record of when. */
final class Arrivals {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration AFTERMATH = Duration.ofSeconds(2);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final RunningSuite suite;
    private final long before;

    Arrivals(RunningSuite suite) throws IOException, InterruptedException {
        this.suite = suite;
        this.before = count();
    }

    /** Waits until so many mails have come, or none has for long. */
    void await(int expected) throws IOException, InterruptedException {
        long seen = -1;
        Instant giveUp = Instant.now().plus(PATIENCE);
        for (long now = count() - before; now < expected && Instant.now().isBefore(giveUp); now = count() - before) {
            giveUp = now > seen ? Instant.now().plus(PATIENCE) : giveUp;
            seen = now;
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Gives copies a moment to come too. */
    void awaitAftermath() {
        Instant end = Instant.now().plus(AFTERMATH);
        while (Instant.now().isBefore(end)) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** When mails came, by address. */
    Map<String, List<Instant>> byAddress(String domain) throws IOException, InterruptedException {
        Map<String, List<Instant>> arrivals = new HashMap<>();
        for (JsonNode mail : suite.mail("/api/messages?limit=" + (count() - before))) {
            String address = mail.path("to").path(0).asText();
            if (address.endsWith("@" + domain)) {
                Instant at = Instant.parse(mail.path("receivedAt").asText());
                arrivals.computeIfAbsent(address, key -> new ArrayList<>(1)).add(at);
            }
        }
        return arrivals;
    }

    private long count() throws IOException, InterruptedException {
        return suite.mail("/api/stats").path("messages").asLong();
    }
}
