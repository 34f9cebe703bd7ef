package io.carillon.admin;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Mints UUIDv7 (RFC 9562 §5.7): ids that sort by the millisecond they were made in. */
@ApplicationScoped
public class IdSource {
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    IdSource(Clock clock) {
        this.clock = clock;
    }

    public UUID next() {
        return of(clock.millis(), random.nextLong(), random.nextLong());
    }

    static UUID of(long millis, long randomA, long randomB) {
        long high = (millis << 16) | 0x7000L | (randomA & 0x0FFFL);
        long low = 0x8000000000000000L | (randomB & 0x3FFFFFFFFFFFFFFFL);
        return new UUID(high, low);
    }
}
