package io.carillon.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.webhook.EndpointState.DisabledReason;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.WebhookEndpoint;
import io.carillon.tenancy.TenantId;
import io.carillon.testkit.Snapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EndpointFateTest {
    private static final Instant NOW = Instant.parse("2026-01-31T08:00:00Z");
    private static final UUID ID = UUID.randomUUID();
    private static final Snapshots TENANT = Snapshots.freshTenant();
    private final WebhookConfig times = Defaults.webhook();

    @Test
    void aLiveEndpointIsTold() {
        assertThat(fate(state(NOW, null), TENANT.build(), endpoint(true))).isInstanceOf(EndpointFate.Go.class);
    }

    @Test
    void whatCarillonDisabledEndsAtOnce() {
        assertThat(fate(state(NOW, NOW), TENANT.build(), endpoint(true))).isInstanceOf(EndpointFate.End.class);
    }

    @Test
    void aSuspendedOrUnknownTenantsMessagesWait() {
        TenantConfigPublished suspended = Snapshots.freshTenant().suspended().build();

        assertThat(fate(state(NOW, null), suspended, endpoint(true))).isInstanceOf(EndpointFate.Hold.class);
        assertThat(EndpointFate.of(state(NOW, null), Optional.empty(), Optional.empty(), times, NOW))
                .isInstanceOf(EndpointFate.Hold.class);
    }

    @Test
    void whatTheTenantSwitchedOffOrDeletedEndsOnceNoReplicaCanBeMistaken() {
        EndpointState fresh = state(NOW.minus(Duration.ofMinutes(9)), null);
        EndpointState old = state(NOW.minus(Duration.ofMinutes(11)), null);

        assertThat(fate(fresh, TENANT.build(), endpoint(false))).isInstanceOf(EndpointFate.Hold.class);
        assertThat(fate(fresh, TENANT.build(), Optional.empty())).isInstanceOf(EndpointFate.Hold.class);
        assertThat(fate(old, TENANT.build(), endpoint(false)))
                .isInstanceOfSatisfying(
                        EndpointFate.End.class, end -> assertThat(end.code()).isEqualTo(EndCode.ENDPOINT_DISABLED));
        assertThat(fate(old, TENANT.build(), Optional.empty()))
                .isInstanceOfSatisfying(
                        EndpointFate.End.class, end -> assertThat(end.code()).isEqualTo(EndCode.ENDPOINT_DELETED));
    }

    private EndpointFate fate(EndpointState state, TenantConfigPublished config, Optional<WebhookEndpoint> endpoint) {
        return EndpointFate.of(state, Optional.of(config), endpoint, times, NOW);
    }

    private static Optional<WebhookEndpoint> endpoint(boolean enabled) {
        return Optional.of(new WebhookEndpoint(
                ID.toString(), "https://hooks.example.com/", List.of(), enabled, Map.of(), List.of()));
    }

    private static EndpointState state(Instant lastMessageAt, Instant disabledAt) {
        return new EndpointState(
                TenantId.of(TENANT.tenantId()),
                ID,
                null,
                lastMessageAt,
                null,
                0,
                null,
                disabledAt,
                disabledAt == null ? null : DisabledReason.GONE);
    }
}
