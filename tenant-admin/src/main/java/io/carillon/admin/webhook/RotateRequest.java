package io.carillon.admin.webhook;

import io.carillon.admin.http.Violations;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a signing secret is replaced.
 *
 * @param secret the new one; one is made when absent
 * @param oldValidForSeconds how long the old one goes on signing too; a day when absent
 */
@Schema(name = "RotateSecretRequest", example = "{\"oldValidForSeconds\": 86400}")
public record RotateRequest(
        @Schema(description = "The new secret (whsec_ and base64 of 24 to 64 bytes); one is made when absent")
        String secret,

        @Schema(description = "How long the old secret goes on signing too: 0 to 604800, 86400 when absent")
        Integer oldValidForSeconds) {
    private static final Duration USUAL = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(7);

    /** How long both sign. */
    Duration overlap() {
        return oldValidForSeconds == null ? USUAL : Duration.ofSeconds(oldValidForSeconds);
    }

    RotateRequest validated() {
        Violations violations = new Violations();
        SigningKeys.check(secret, violations);
        violations.unless(
                !overlap().isNegative() && overlap().compareTo(LONGEST) <= 0,
                "/oldValidForSeconds",
                "must be between 0 and " + LONGEST.toSeconds());
        violations.throwIfAny();
        return this;
    }
}
