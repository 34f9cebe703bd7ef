package io.carillon.devstack.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who wrote to which number lately: for 24 hours, anything may be sent to him (Meta: "Customer service windows"). */
final class WhatsAppWindow {
    private static final Duration OPEN_FOR = Duration.ofHours(24);

    private final Map<String, Instant> lastHeard = new ConcurrentHashMap<>();
    private final Clock clock;

    WhatsAppWindow(Clock clock) {
        this.clock = clock;
    }

    void open(String account, String from) {
        lastHeard.put(account + "|" + from, clock.instant());
    }

    boolean isOpen(String account, String to) {
        Instant heard = lastHeard.get(account + "|" + to);
        return heard != null && clock.instant().isBefore(heard.plus(OPEN_FOR));
    }
}
