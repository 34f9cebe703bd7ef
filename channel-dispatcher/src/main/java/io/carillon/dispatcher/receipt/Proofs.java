package io.carillon.dispatcher.receipt;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What proofs are made of. Comparisons take the same time whatever is compared. Pure. */
public final class Proofs {
    /** How far a signed moment may be from now, in both directions. */
    public static final Duration REPLAY_WINDOW = Duration.ofSeconds(300);

    private Proofs() {}

    /** HMAC with SHA-256. */
    public static byte[] hmacSha256(String secret, byte[] content) {
        return hmac("HmacSHA256", secret, content);
    }

    /** HMAC with SHA-1, for vendors that use nothing newer. */
    public static byte[] hmacSha1(String secret, byte[] content) {
        return hmac("HmacSHA1", secret, content);
    }

    private static byte[] hmac(String algorithm, String secret, byte[] content) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(algorithm + " is part of every Java", impossible);
        }
    }

    /** Whether two proofs are the same, in constant time for proofs of one length. */
    public static boolean same(byte[] expected, byte[] given) {
        return MessageDigest.isEqual(expected, given);
    }

    /** Whether two proofs are the same, in constant time for proofs of one length. */
    public static boolean same(String expected, String given) {
        return same(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether {@code signed} is within {@link #REPLAY_WINDOW} of {@code now}. */
    public static boolean isFresh(Instant signed, Instant now) {
        return Duration.between(signed, now).abs().compareTo(REPLAY_WINDOW) <= 0;
    }
}
