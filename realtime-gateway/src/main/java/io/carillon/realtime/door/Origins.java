package io.carillon.realtime.door;

import io.carillon.realtime.socket.RealtimeConfig;
import io.quarkus.websockets.next.HandshakeRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Whose pages may connect: our own, and those that are allowed. What is no browser names no origin. */
@ApplicationScoped
class Origins {
    private static final String ANY = "*";

    private final Set<String> allowed;

    Origins(RealtimeConfig config) {
        allowed = config.allowedOrigins().orElse(List.of()).stream()
                .map(origin -> origin.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean mayConnect(HandshakeRequest handshake) {
        return mayConnect(handshake.header("Origin"), handshake.header("X-Forwarded-Host"), handshake.header("Host"));
    }

    boolean mayConnect(String origin, String forwardedHost, String host) {
        if (origin == null) {
            return true;
        }
        String asked = origin.toLowerCase(Locale.ROOT);
        String ours = forwardedHost == null ? host : forwardedHost;
        return allowed.contains(ANY) || allowed.contains(asked) || isOurs(asked, ours);
    }

    /** The authority of what the page was loaded from is that of what it connects to. */
    private static boolean isOurs(String origin, String host) {
        int authority = origin.indexOf("://");
        return host != null && authority > 0 && origin.substring(authority + 3).equals(host.toLowerCase(Locale.ROOT));
    }
}
