package io.carillon.core.webhook;

import io.carillon.events.TenantConfigPublished.WebhookEndpoint;
import io.carillon.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How one of several endpoints fares. */
record KnownHealth(UUID id, HealthView health) {

    static List<KnownHealth> all(
            TenantId tenant, List<WebhookEndpoint> endpoints, List<EndpointState> states, Instant now) {
        Map<UUID, EndpointState> byId =
                states.stream().collect(Collectors.toMap(EndpointState::endpointId, Function.identity()));
        return endpoints.stream()
                .map(endpoint -> of(tenant, endpoint, byId, now))
                .toList();
    }

    private static KnownHealth of(
            TenantId tenant, WebhookEndpoint endpoint, Map<UUID, EndpointState> states, Instant now) {
        UUID id = UUID.fromString(endpoint.id());
        EndpointState state = states.getOrDefault(id, EndpointState.untold(tenant, id));
        return new KnownHealth(id, HealthView.of(state, endpoint.enabled(), now));
    }
}
