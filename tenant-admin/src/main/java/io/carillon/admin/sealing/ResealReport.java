package io.carillon.admin.sealing;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one call has done.
 *
 * @param keyId the key that seals now
 * @param tenants how many tenants were looked at
 * @param resealed how many secrets were sealed anew
 * @param kept how many were sealed with that key already
 * @param unopened secrets that could not be opened: their key is not configured, or the seal is damaged
 * @param failed tenants that could not be changed, with the reason
 * @param nextCursor pass it as {@code cursor} to go on; null when every tenant was looked at
 */
@Schema(description = "What one call has done. The old key may go once a full pass has no unopened and no failed ones")
public record ResealReport(
        String keyId,
        int tenants,
        int resealed,
        int kept,
        List<Problem> unopened,
        List<Problem> failed,
        String nextCursor) {

    /** A secret or tenant that needs a person. */
    @Schema(name = "ResealProblem", description = "A secret or tenant that needs a person")
    public record Problem(String tenantId, String objectId, String name, String detail) {}

    static ResealReport none(String keyId) {
        return new ResealReport(keyId, 0, 0, 0, List.of(), List.of(), null);
    }

    static ResealReport failed(String keyId, String tenant, String detail) {
        return new ResealReport(keyId, 1, 0, 0, List.of(), List.of(new Problem(tenant, null, null, detail)), null);
    }

    /** However many tables were looked at. */
    ResealReport ofOneTenant() {
        return new ResealReport(keyId, 1, resealed, kept, unopened, failed, nextCursor);
    }

    ResealReport plus(ResealReport other) {
        return new ResealReport(
                keyId,
                tenants + other.tenants,
                resealed + other.resealed,
                kept + other.kept,
                joined(unopened, other.unopened),
                joined(failed, other.failed),
                null);
    }

    ResealReport upTo(String cursor) {
        return new ResealReport(keyId, tenants, resealed, kept, unopened, failed, cursor);
    }

    private static List<Problem> joined(List<Problem> some, List<Problem> more) {
        List<Problem> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
