package io.carillon.testkit.offenders;

import java.time.LocalDate;
import java.time.ZoneOffset;

class ZonedNow {
    LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
