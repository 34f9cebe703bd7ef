package io.carillon.testkit.obedient;

import jakarta.enterprise.inject.Produces;
import java.time.Clock;

class LetterClock {
    @Produces
    Clock clock() {
        return Clock.systemUTC();
    }
}
