package io.carillon.gateway.docs;

import io.carillon.gateway.forwarding.ServiceDocuments;
import io.carillon.gateway.routing.Upstream;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The merged document, kept in memory and fetched again in the background. What a service said last stays in it while
 * that service is away, so the document never shrinks because of an outage.
 */
@ApplicationScoped
class ApiDocument {
    private static final Logger LOG = Logger.getLogger(ApiDocument.class);
    private static final Set<Upstream> SERVICES = EnumSet.complementOf(EnumSet.of(Upstream.SELF));

    private final Vertx vertx;
    private final ServiceDocuments services;
    private final DocsConfig config;
    private final Map<Upstream, JsonObject> documents = new ConcurrentHashMap<>();
    private final Set<Upstream> unheard = ConcurrentHashMap.newKeySet();
    private volatile Asset merged;

    ApiDocument(Vertx vertx, ServiceDocuments services, DocsConfig config) {
        this.vertx = vertx;
        this.services = services;
        this.config = config;
        unheard.addAll(SERVICES);
    }

    /** The document; empty until a service has answered. */
    Optional<Asset> find() {
        return Optional.ofNullable(merged);
    }

    void begin(@Observes StartupEvent started) {
        if (config.enabled()) {
            SERVICES.forEach(this::fetch);
            vertx.setPeriodic(
                    config.retry().toMillis(), tick -> List.copyOf(unheard).forEach(this::fetch));
            vertx.setPeriodic(config.refresh().toMillis(), tick -> SERVICES.forEach(this::fetch));
        }
    }

    private void fetch(Upstream service) {
        services.fetch(service).onSuccess(document -> keep(service, document)).onFailure(this::passOver);
    }

    private void passOver(Throwable outage) {
        LOG.debugf("a service's OpenAPI document could not be fetched: %s", outage.getMessage());
    }

    /** A service may have no document of its own. */
    private void keep(Upstream service, Optional<JsonObject> document) {
        unheard.remove(service);
        document.filter(fresh -> !fresh.equals(documents.put(service, fresh))).ifPresent(changed -> mergeAll());
    }

    private synchronized void mergeAll() {
        List<ServiceDocument> all = documents.entrySet().stream()
                .map(entry -> new ServiceDocument(entry.getKey(), entry.getValue()))
                .toList();
        merged = Asset.of(
                "application/json",
                Buffer.buffer(MergeDocuments.merge(all, config).encode()));
    }
}
