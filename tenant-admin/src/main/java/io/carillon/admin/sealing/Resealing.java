package io.carillon.admin.sealing;

import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.SecretSealer;
import java.util.ArrayList;
import java.util.List;

/**
 * Sealed anew, in memory.
 *
 * @param resealed what has a new seal
 * @param kept how many had it already
 * @param unopened what could not be opened and stays as it is
 */
record Resealing(List<SealedSecret> resealed, int kept, List<SealedSecret> unopened) {

    static Resealing of(TenantId tenant, List<SealedSecret> secrets, SecretSealer sealer) {
        List<SealedSecret> resealed = new ArrayList<>();
        List<SealedSecret> unopened = new ArrayList<>();
        int kept = 0;
        for (SealedSecret secret : secrets) {
            if (SecretSealer.keyId(secret.sealed()).equals(sealer.currentKeyId())) {
                kept++;
            } else {
                reseal(tenant, secret, sealer, resealed, unopened);
            }
        }
        return new Resealing(resealed, kept, unopened);
    }

    private static void reseal(
            TenantId tenant,
            SealedSecret secret,
            SecretSealer sealer,
            List<SealedSecret> resealed,
            List<SealedSecret> unopened) {
        try {
            String plain = sealer.open(tenant, secret.objectId(), secret.name(), secret.sealed());
            String anew = sealer.seal(tenant, secret.objectId(), secret.name(), plain);
            resealed.add(new SealedSecret(secret.objectId(), secret.name(), anew));
        } catch (IllegalArgumentException refused) {
            unopened.add(secret);
        }
    }

    ResealReport report(TenantId tenant, String keyId) {
        List<ResealReport.Problem> problems = unopened.stream()
                .map(secret -> new ResealReport.Problem(
                        tenant.toString(),
                        secret.objectId(),
                        secret.name(),
                        "sealed with " + SecretSealer.keyId(secret.sealed()) + ", which does not open it here"))
                .toList();
        return new ResealReport(keyId, 0, resealed.size(), kept, problems, List.of(), null);
    }
}
