package io.carillon.tenantconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.TenantConfigPublished;
import io.carillon.tenancy.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class TenantConfigsTest {
    private static final TenantId TENANT = TenantId.of("01900000-0000-7000-8000-0000000000d1");
    private static final TenantId OTHER = TenantId.of("01900000-0000-7000-8000-0000000000d2");

    private final TenantConfigs configs = new TenantConfigs();

    @Test
    void anUnknownTenantHasNoConfiguration() {
        assertThat(configs.find(TENANT)).isEmpty();
    }

    @Test
    void theNewestVersionWins() {
        configs.apply(TENANT, snapshot(TENANT, 1));
        configs.apply(TENANT, snapshot(TENANT, 2));

        assertThat(configs.find(TENANT)).contains(snapshot(TENANT, 2));
    }

    @Test
    void anOlderVersionThatComesLaterIsIgnored() {
        configs.apply(TENANT, snapshot(TENANT, 2));
        configs.apply(TENANT, snapshot(TENANT, 1));

        assertThat(configs.find(TENANT)).contains(snapshot(TENANT, 2));
    }

    @Test
    void tenantsDoNotShareVersions() {
        configs.apply(TENANT, snapshot(TENANT, 9));
        configs.apply(OTHER, snapshot(OTHER, 1));

        assertThat(configs.find(OTHER)).contains(snapshot(OTHER, 1));
        assertThat(configs.size()).isEqualTo(2);
    }

    @Test
    void listenersHearWhatWasAppliedAndNothingElse() {
        List<Long> heard = new ArrayList<>();
        configs.onChange(snapshot -> heard.add(snapshot.version()));

        configs.apply(TENANT, snapshot(TENANT, 2));
        configs.apply(TENANT, snapshot(TENANT, 1));
        configs.apply(TENANT, snapshot(TENANT, 2));
        configs.apply(TENANT, snapshot(TENANT, 3));

        assertThat(heard).containsExactly(2L, 3L);
    }

    @Test
    void aListenerAlreadySeesTheNewConfiguration() {
        List<Boolean> seen = new ArrayList<>();
        configs.onChange(snapshot -> seen.add(configs.find(TENANT).isPresent()));

        configs.apply(TENANT, snapshot(TENANT, 1));

        assertThat(seen).containsExactly(true);
    }

    @Test
    void aBrokenListenerKeepsTheOthersInformed() {
        List<Long> heard = new ArrayList<>();
        configs.onChange(snapshot -> {
            throw new IllegalStateException("broken");
        });
        configs.onChange(snapshot -> heard.add(snapshot.version()));

        configs.apply(TENANT, snapshot(TENANT, 1));

        assertThat(heard).containsExactly(1L);
    }

    @Test
    void notReadyBeforeTheReplicaIsComplete() {
        ReplicaReadiness readiness = new ReplicaReadiness(configs);

        assertThat(readiness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        configs.markComplete();
        assertThat(readiness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    private static TenantConfigPublished snapshot(TenantId tenant, long version) {
        return new TenantConfigPublished(
                tenant.toString(),
                version,
                Instant.EPOCH,
                "Demo",
                true,
                false,
                "en",
                "UTC",
                Map.of(),
                null,
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
