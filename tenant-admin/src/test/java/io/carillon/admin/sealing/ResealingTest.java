package io.carillon.admin.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.SecretSealer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResealingTest {
    private static final TenantId TENANT = TenantId.of("01900000-0000-7000-8000-0000000000d1");
    private static final SecretSealer OLD = SealerKeys.sealer("old");
    private static final SecretSealer BOTH = SealerKeys.sealer("new", "old");
    private static final SecretSealer NEW = SealerKeys.sealer("new");

    @Test
    void whatTheOldKeySealedOpensWithTheNewOneAlone() {
        Resealing done = Resealing.of(TENANT, List.of(sealed(OLD, "apiKey")), BOTH);

        assertThat(done.kept()).isZero();
        assertThat(NEW.open(TENANT, "a", "apiKey", done.resealed().getFirst().sealed()))
                .isEqualTo("demo-apiKey");
    }

    @Test
    void whatTheNewKeySealedIsLeftAlone() {
        Resealing done = Resealing.of(TENANT, List.of(sealed(NEW, "apiKey")), BOTH);

        assertThat(done.resealed()).isEmpty();
        assertThat(done.kept()).isEqualTo(1);
    }

    @Test
    void whatDoesNotOpenStaysAndIsReported() {
        SealedSecret foreign = sealed(SealerKeys.sealer("lost"), "apiKey");
        SealedSecret moved =
                new SealedSecret("b", "apiKey", sealed(OLD, "apiKey").sealed());

        Resealing done = Resealing.of(TENANT, List.of(foreign, moved, sealed(OLD, "other")), BOTH);

        assertThat(done.unopened()).containsExactly(foreign, moved);
        assertThat(done.resealed()).hasSize(1);
        assertThat(done.report(TENANT, "new").unopened())
                .extracting(ResealReport.Problem::detail)
                .first()
                .isEqualTo("sealed with lost, which does not open it here");
    }

    private static SealedSecret sealed(SecretSealer sealer, String name) {
        return new SealedSecret("a", name, sealer.seal(TENANT, "a", name, "demo-" + name));
    }
}
