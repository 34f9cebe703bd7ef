package io.carillon.realtime.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.tenancy.TenantId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SocketRegistryTest {
    private final SocketRegistry registry = new SocketRegistry();
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final SocketOwner ada = new SocketOwner(tenant, "ada");
    private final SocketOwner grace = new SocketOwner(tenant, "grace");
    private final SocketOwner otherAda = new SocketOwner(new TenantId(UUID.randomUUID()), "ada");

    @Test
    void givesEachUserAndEachTenantSoManyPlaces() {
        assertThat(registry.enter(ada, 2, 3)).isTrue();
        assertThat(registry.enter(ada, 2, 3)).isTrue();
        assertThat(registry.enter(ada, 2, 3)).as("her third").isFalse();
        assertThat(registry.enter(grace, 2, 3)).isTrue();
        assertThat(registry.enter(grace, 2, 3)).as("the tenant's fourth").isFalse();
        assertThat(registry.enter(otherAda, 2, 3)).as("another tenant's").isTrue();
        assertThat(registry.countOf(grace)).isEqualTo(1);
    }

    @Test
    void takesPlacesBackAndForgetsUsers() {
        registry.enter(ada, 1, 1);
        registry.leave(ada);

        assertThat(registry.users()).isEmpty();
        assertThat(registry.enter(ada, 1, 1)).isTrue();
    }
}
