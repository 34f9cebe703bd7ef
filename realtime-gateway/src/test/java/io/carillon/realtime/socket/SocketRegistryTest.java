package io.carillon.realtime.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.tenancy.TenantId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SocketRegistryTest {
    private final SocketRegistry registry = new SocketRegistry();
    private final SocketOwner ada = new SocketOwner(new TenantId(UUID.randomUUID()), "ada");
    private final SocketOwner otherAda = new SocketOwner(new TenantId(UUID.randomUUID()), "ada");

    @Test
    void findsAllSocketsOfAUser() {
        OpenSocket first = socket();
        OpenSocket second = socket();

        registry.add(ada, first);
        registry.add(ada, second);

        assertThat(registry.of(ada)).containsExactly(first, second);
    }

    @Test
    void keepsTenantsApartEvenWithEqualUserIds() {
        registry.add(ada, socket());

        assertThat(registry.of(otherAda)).isEmpty();
    }

    @Test
    void forgetsSocketsAndTheirUsers() {
        OpenSocket first = socket();
        OpenSocket second = socket();
        registry.add(ada, first);
        registry.add(ada, second);

        registry.remove(ada, first);
        assertThat(registry.of(ada)).containsExactly(second);

        registry.remove(ada, second);
        registry.remove(ada, second);
        assertThat(registry.of(ada)).isEmpty();
    }

    private static OpenSocket socket() {
        return new OpenSocket(new FakeWire(true), null, new SocketMetrics(new SimpleMeterRegistry()), 1);
    }
}
