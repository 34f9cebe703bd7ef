package io.carillon.core.webhook;

import io.carillon.core.CoreProblem;
import io.carillon.core.ids.Uuid7;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.WebhookEndpoint;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tenants' webhook endpoints as their snapshots have them. */
@ApplicationScoped
class Endpoints {
    /** How far the clocks of two services may be apart. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private static final int TIME_ORDERED = 7;

    private final TenantConfigs configs;

    Endpoints(TenantConfigs configs) {
        this.configs = configs;
    }

    /** Completes when every tenant's endpoints are known. */
    Uni<Void> whenKnown() {
        return configs.whenComplete();
    }

    /** Whether the tenant has an endpoint that is told something. */
    boolean listens(String tenantId) {
        try {
            return list(TenantId.of(tenantId)).stream().anyMatch(WebhookEndpoint::enabled);
        } catch (IllegalArgumentException notATenant) {
            return false;
        }
    }

    /** The endpoints that are told an event of a type: switched on, made before it, and asking for it or for everything. */
    List<WebhookEndpoint> listening(TenantId tenant, String type, Instant occurredAt) {
        return list(tenant).stream()
                .filter(WebhookEndpoint::enabled)
                .filter(endpoint -> asksFor(endpoint, type))
                .filter(endpoint -> !occurredAt.plus(CLOCK_SKEW).isBefore(madeAt(endpoint)))
                .toList();
    }

    /** One endpoint of a tenant. */
    Optional<WebhookEndpoint> find(TenantId tenant, UUID id) {
        return list(tenant).stream()
                .filter(endpoint -> endpoint.id().equals(id.toString()))
                .findFirst();
    }

    /**
     * One endpoint of a tenant that must be there.
     *
     * @throws ProblemException when it is not
     */
    WebhookEndpoint get(TenantId tenant, UUID id) {
        return find(tenant, id).orElseThrow(Endpoints::notFound);
    }

    /** An endpoint's id; what is none is not found. */
    static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            throw notFound();
        }
    }

    private static ProblemException notFound() {
        return new ProblemException(
                CoreProblem.WEBHOOK_ENDPOINT_NOT_FOUND, "no webhook endpoint of the tenant has this id");
    }

    /** The tenant's configuration. */
    Optional<TenantConfigPublished> config(TenantId tenant) {
        return configs.find(tenant);
    }

    private List<WebhookEndpoint> list(TenantId tenant) {
        return configs.find(tenant).map(TenantConfigPublished::webhookEndpoints).orElse(List.of());
    }

    private static boolean asksFor(WebhookEndpoint endpoint, String type) {
        return endpoint.eventTypes() == null
                || endpoint.eventTypes().isEmpty()
                || endpoint.eventTypes().contains(type);
    }

    private static Instant madeAt(WebhookEndpoint endpoint) {
        UUID id = UUID.fromString(endpoint.id());
        return id.version() == TIME_ORDERED ? Instant.ofEpochMilli(Uuid7.millis(id)) : Instant.EPOCH;
    }
}
