package io.carillon.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdSourceTest {

    @Test
    void idsAreOfVersionSevenAndCarryTheirMillisecond() {
        Instant now = Instant.parse("2026-11-22T09:00:00.123Z");
        UUID id = new IdSource(Clock.fixed(now, ZoneOffset.UTC)).next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
    }

    @Test
    void laterIdsSortLater() {
        assertThat(IdSource.of(2000, 0, 0).toString())
                .isGreaterThan(IdSource.of(1999, -1, -1).toString());
    }
}
