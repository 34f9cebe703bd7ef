package io.carillon.realtime.door;

import io.carillon.events.TenantConfigPublished;
import io.carillon.realtime.socket.RealtimeConfig;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import io.quarkus.websockets.next.HandshakeRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose pages may connect: our own, those that are allowed for every tenant, and each tenant's own for its users. What is
 * no browser names no origin.
 */
@ApplicationScoped
class Origins {
    private static final String ANY = "*";

    private final Set<String> allowed;
    private final TenantConfigs tenants;

    Origins(RealtimeConfig config, TenantConfigs tenants) {
        this.tenants = tenants;
        allowed = config.allowedOrigins().orElse(List.of()).stream()
                .map(origin -> origin.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The page's origin where only some tenants allow it, or none; empty when it may connect for everybody. */
    Optional<String> foreign(HandshakeRequest handshake) {
        return foreign(handshake.header("Origin"), handshake.header("X-Forwarded-Host"), handshake.header("Host"));
    }

    Optional<String> foreign(String origin, String forwardedHost, String host) {
        if (origin == null) {
            return Optional.empty();
        }
        String asked = origin.toLowerCase(Locale.ROOT);
        String ours = forwardedHost == null ? host : forwardedHost;
        boolean forEverybody = allowed.contains(ANY) || allowed.contains(asked) || isOurs(asked, ours);
        return forEverybody ? Optional.empty() : Optional.of(asked);
    }

    /** Whether a tenant allows pages of an origin. */
    boolean allows(TenantId tenant, String origin) {
        return tenants.find(tenant)
                .map(TenantConfigPublished::allowedOrigins)
                .filter(own -> own.contains(origin))
                .isPresent();
    }

    /** The authority of what the page was loaded from is that of what it connects to. */
    private static boolean isOurs(String origin, String host) {
        int authority = origin.indexOf("://");
        return host != null && authority > 0 && origin.substring(authority + 3).equals(host.toLowerCase(Locale.ROOT));
    }
}
