package io.carillon.core.ids;

import io.carillon.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Mints notification ids: UUIDv7 with 48 bits of milliseconds, 40 random bits and 34 bits of a MAC over tenant, time and
 * random bits. The MAC lets a replica tell an id that Carillon gave to this tenant from a made-up one without a store, so
 * that reading a notification right after its 202 answers truthfully before planning has written it. Thread-safe.
 */
@ApplicationScoped
public class NotificationIds {
    /** The highest number of a notification in a batch. */
    public static final int MAX_NUMBER = (1 << 20) - 1;

    private static final int MAC_BITS = 34;
    private static final int LOW_RANDOM_BITS = 28;
    private static final int NUMBER_BITS = 20;
    private static final int SEED_BITS = 20;
    private static final long MAC_MASK = (1L << MAC_BITS) - 1;
    private static final long LOW_RANDOM_MASK = (1L << LOW_RANDOM_BITS) - 1;
    private static final long RANDOM_MASK = (1L << 40) - 1;
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;

    private final SecretKeySpec key;
    private final Clock clock;
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::newMac);
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    /**
     * Takes the signing key.
     *
     * @param signingKey base64 of 32 bytes
     */
    NotificationIds(@ConfigProperty(name = "carillon.ids.signing-key") String signingKey, Clock clock) {
        this.key = new SecretKeySpec(Base64.getDecoder().decode(signingKey), "HmacSHA256");
        this.clock = clock;
    }

    /** A new id for a request accepted now. */
    public UUID mint(TenantId tenant) {
        return layOut(tenant, clock.millis(), random64() & RANDOM_MASK);
    }

    /**
     * The id of a request that came without one: the same record always gets the same id, so planning it again after a
     * crash finds its own rows.
     *
     * @param timestamp the record's time
     * @param identity everything that makes the record this one record
     */
    public UUID derive(TenantId tenant, Instant timestamp, String identity) {
        ByteBuffer digest = ByteBuffer.wrap(sha256(identity));
        return layOut(tenant, timestamp.toEpochMilli(), digest.getLong() & RANDOM_MASK);
    }

    /**
     * The id of the {@code number}th notification of a batch: the same number always gets the same id, so handing it over
     * again after a crash makes a copy and no second notification. Two numbers of one batch never share an id.
     *
     * @param batch id of the batch
     * @param number 0 to {@link #MAX_NUMBER}
     */
    public UUID numbered(TenantId tenant, UUID batch, int number) {
        if (number < 0 || number > MAX_NUMBER) {
            throw new IllegalArgumentException("a batch has no notification number " + number);
        }
        long seed = ByteBuffer.wrap(sha256(batch.toString())).getLong() >>> (Long.SIZE - SEED_BITS);
        return layOut(tenant, Uuid7.millis(batch), seed << NUMBER_BITS | number);
    }

    /** Whether {@code id} was minted for {@code tenant}. */
    public boolean isOurs(TenantId tenant, UUID id) {
        return layOut(tenant, Uuid7.millis(id), randomBits(id)).equals(id);
    }

    private UUID layOut(TenantId tenant, long millis, long random40) {
        long high = (millis << 16) | VERSION | (random40 >>> LOW_RANDOM_BITS);
        long low = VARIANT | ((random40 & LOW_RANDOM_MASK) << MAC_BITS) | (mac(tenant, millis, random40) & MAC_MASK);
        return new UUID(high, low);
    }

    private static long randomBits(UUID id) {
        long high12 = id.getMostSignificantBits() & 0xFFF;
        long low28 = (id.getLeastSignificantBits() >>> MAC_BITS) & LOW_RANDOM_MASK;
        return (high12 << LOW_RANDOM_BITS) | low28;
    }

    private long mac(TenantId tenant, long millis, long random40) {
        byte[] message = ByteBuffer.allocate(32)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .putLong(millis)
                .putLong(random40)
                .array();
        return ByteBuffer.wrap(macs.get().doFinal(message)).getLong();
    }

    private synchronized long random64() {
        return random.nextLong();
    }

    private Mac newMac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
