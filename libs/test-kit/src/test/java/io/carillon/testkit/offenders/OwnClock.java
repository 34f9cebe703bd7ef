package io.carillon.testkit.offenders;

import java.time.Clock;

class OwnClock {
    private final Clock clock = Clock.systemUTC();

    Clock clock() {
        return clock;
    }
}
