package io.carillon.admin.webhook;

import io.carillon.admin.http.Violations;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.SecretSealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Makes, checks and seals signing secrets as Standard Webhooks writes them: {@code whsec_} and base64 of 24 to 64 bytes. */
@ApplicationScoped
class SigningKeys {
    private static final String PREFIX = "whsec_";
    private static final int OWN_BYTES = 32;
    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private final SecureRandom random = new SecureRandom();
    private final SecretSealer sealer;
    private final Clock clock;

    SigningKeys(SecretSealer sealer, Clock clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    /** The secret that was given, else a new one. */
    String givenOrNew(String given) {
        if (given != null) {
            return given;
        }
        byte[] key = new byte[OWN_BYTES];
        random.nextBytes(key);
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** Seals {@code plain} as the one that follows {@code before}. */
    StoredSecret seal(TenantId tenant, UUID endpoint, List<StoredSecret> before, String plain) {
        String name = StoredSecret.nextName(before);
        String sealed = sealer.seal(tenant, endpoint.toString(), name, plain);
        return new StoredSecret(name, sealed, clock.instant().truncatedTo(ChronoUnit.SECONDS), null);
    }

    static void check(String given, Violations violations) {
        violations.unless(
                given == null || isSecret(given),
                "/secret",
                "must read whsec_ and base64 of " + FEWEST_BYTES + " to " + MOST_BYTES + " bytes");
    }

    private static boolean isSecret(String given) {
        try {
            int length =
                    given.startsWith(PREFIX) ? Base64.getDecoder().decode(given.substring(PREFIX.length())).length : 0;
            return length >= FEWEST_BYTES && length <= MOST_BYTES;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }
}
