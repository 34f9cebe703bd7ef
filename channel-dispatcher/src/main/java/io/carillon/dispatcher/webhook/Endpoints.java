package io.carillon.dispatcher.webhook;

import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.SigningSecret;
import io.carillon.events.TenantConfigPublished.WebhookEndpoint;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.SecretSealer;
import io.carillon.tenantconfig.TenantConfigs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Tenants' webhook endpoints, their secrets opened when they are needed. Thread-safe. */
@ApplicationScoped
class Endpoints {
    private static final Logger LOG = Logger.getLogger(Endpoints.class);

    private final TenantConfigs configs;
    private final SecretSealer sealer;
    private final Clock clock;

    Endpoints(TenantConfigs configs, SecretSealer sealer, Clock clock) {
        this.configs = configs;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** One endpoint of a tenant as it is now; empty when it is unknown here. */
    Optional<Endpoint> find(TenantId tenant, String id) {
        return configs.find(tenant).map(TenantConfigPublished::webhookEndpoints).orElse(List.of()).stream()
                .filter(endpoint -> endpoint.id().equals(id))
                .findFirst()
                .map(endpoint -> open(tenant, endpoint));
    }

    private Endpoint open(TenantId tenant, WebhookEndpoint endpoint) {
        Instant now = clock.instant();
        List<SigningSecret> known = endpoint.signingSecrets() == null ? List.of() : endpoint.signingSecrets();
        List<String> secrets = known.stream()
                .filter(secret ->
                        secret.validUntil() == null || secret.validUntil().isAfter(now))
                .flatMap(secret -> open(tenant, endpoint.id(), secret))
                .toList();
        return new Endpoint(
                endpoint.id(), endpoint.url(), endpoint.headers() == null ? Map.of() : endpoint.headers(), secrets);
    }

    private Stream<String> open(TenantId tenant, String endpointId, SigningSecret secret) {
        try {
            return Stream.of(sealer.open(tenant, endpointId, secret.name(), secret.sealed()));
        } catch (IllegalArgumentException refused) {
            LOG.errorf("signing secret %s does not open: tenant=%s endpoint=%s", secret.name(), tenant, endpointId);
            return Stream.of();
        }
    }
}
