package io.carillon.testkit.offenders;

import java.time.Instant;

class SystemInstant {
    Instant moment() {
        return Instant.now();
    }
}
