package io.carillon.core.ids;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;

/** UUIDv7 (RFC 9562) arithmetic. */
public final class Uuid7 {
    private static final long RANDOM_A = 0xFFFL;
    private static final long VERSION = 0x7000L;
    private static final long RANDOM_B = 0x3FFFFFFFFFFFFFFFL;
    private static final long VARIANT = 0x8000000000000000L;

    private Uuid7() {}

    /** Milliseconds since the epoch that {@code id} begins with. */
    public static long millis(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }

    /** A new id of the given moment. */
    public static UUID fresh(Instant moment) {
        UUID random = UUID.randomUUID();
        long high = (moment.toEpochMilli() << 16) | VERSION | (random.getMostSignificantBits() & RANDOM_A);
        return new UUID(high, VARIANT | (random.getLeastSignificantBits() & RANDOM_B));
    }

    /** A name's id beside {@code parent}: same millisecond, the rest a digest, so equal names give equal ids. */
    public static UUID beside(UUID parent, String name) {
        ByteBuffer digest = digest(parent, name);
        long high = (millis(parent) << 16) | VERSION | (digest.getLong() & RANDOM_A);
        return new UUID(high, VARIANT | (digest.getLong() & RANDOM_B));
    }

    /** Smallest id of a moment. */
    public static UUID floorOf(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16, 0);
    }

    /** Smallest id of the millisecond of {@code id}. */
    public static UUID floor(UUID id) {
        return new UUID(millis(id) << 16, 0);
    }

    /** Smallest id of the following millisecond. */
    public static UUID ceiling(UUID id) {
        return new UUID((millis(id) + 1) << 16, 0);
    }

    private static ByteBuffer digest(UUID parent, String name) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(ByteBuffer.allocate(16)
                    .putLong(parent.getMostSignificantBits())
                    .putLong(parent.getLeastSignificantBits())
                    .flip());
            return ByteBuffer.wrap(sha.digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
