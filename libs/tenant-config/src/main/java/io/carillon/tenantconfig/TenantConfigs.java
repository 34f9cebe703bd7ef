package io.carillon.tenantconfig;

import io.carillon.events.TenantConfigPublished;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Every tenant's configuration in memory; reading it never leaves the process. Thread-safe. */
@ApplicationScoped
public class TenantConfigs {
    private static final Logger LOG = Logger.getLogger(TenantConfigs.class);

    private final Map<TenantId, TenantConfigPublished> byTenant = new ConcurrentHashMap<>();
    private final List<Consumer<TenantConfigPublished>> listeners = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> completion = new CompletableFuture<>();

    /** The tenant's configuration; empty when tenant-admin has published none. */
    public Optional<TenantConfigPublished> find(TenantId tenant) {
        return Optional.ofNullable(byTenant.get(tenant));
    }

    /** Every known tenant's configuration, in no order. */
    public List<TenantConfigPublished> all() {
        return List.copyOf(byTenant.values());
    }

    /** Whether the replica has read the topic to the end that it had at start. */
    public boolean isComplete() {
        return completion.isDone();
    }

    /** Completes when the replica is complete: work that needs a tenant's configuration waits for it. */
    public Uni<Void> whenComplete() {
        return Uni.createFrom().completionStage(completion);
    }

    /** How many tenants are known. */
    public int size() {
        return byTenant.size();
    }

    /** Calls {@code listener} after each applied snapshot, on the replica's thread; it must return quickly. One that fails is logged. */
    public void onChange(Consumer<TenantConfigPublished> listener) {
        listeners.add(listener);
    }

    /** Applies a snapshot unless a newer one is there. */
    void apply(TenantId tenant, TenantConfigPublished snapshot) {
        TenantConfigPublished current = byTenant.merge(tenant, snapshot, TenantConfigs::newer);
        if (current == snapshot) {
            listeners.forEach(listener -> tell(listener, snapshot));
        }
    }

    /** A listener's bug must neither keep the others uninformed nor look like an outage of Kafka. */
    private static void tell(Consumer<TenantConfigPublished> listener, TenantConfigPublished snapshot) {
        try {
            listener.accept(snapshot);
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "a listener failed on tenant %s version %d", snapshot.tenantId(), snapshot.version());
        }
    }

    void markComplete() {
        completion.complete(null);
    }

    private static TenantConfigPublished newer(TenantConfigPublished known, TenantConfigPublished arrived) {
        return arrived.version() > known.version() ? arrived : known;
    }
}
