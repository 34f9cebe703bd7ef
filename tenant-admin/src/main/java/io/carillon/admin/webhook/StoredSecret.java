package io.carillon.admin.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A signing secret as stored.
 *
 * @param name {@code signing-1}, {@code signing-2}, …; bound into the seal
 * @param sealed the sealed {@code whsec_…} text
 * @param createdAt when it began to sign
 * @param validUntil when it stops signing, or null for the current one
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredSecret(String name, String sealed, Instant createdAt, Instant validUntil) {
    private static final String PREFIX = "signing-";

    /** The name of the secret that follows {@code secrets}. */
    static String nextName(List<StoredSecret> secrets) {
        return PREFIX
                + (secrets.isEmpty()
                        ? 1
                        : Integer.parseInt(secrets.getFirst().name().substring(PREFIX.length())) + 1);
    }

    /** The new secret, and the current one for as long as {@code overlap}; older ones end now. */
    static List<StoredSecret> rotated(List<StoredSecret> secrets, StoredSecret next, Duration overlap) {
        if (overlap.isZero()) {
            return List.of(next);
        }
        StoredSecret old = secrets.getFirst();
        Instant end = next.createdAt().plus(overlap);
        return List.of(next, new StoredSecret(old.name(), old.sealed(), old.createdAt(), end));
    }

    boolean isLiveAt(Instant moment) {
        return validUntil == null || validUntil.isAfter(moment);
    }
}
