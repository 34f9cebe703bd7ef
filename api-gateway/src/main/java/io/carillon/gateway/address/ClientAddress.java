package io.carillon.gateway.address;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells the address and the scheme a request came by. What {@code X-Forwarded-For} says is read from its right end, as
 * far as the proxies that wrote it are trusted: what stands further left is the caller's own invention.
 */
@ApplicationScoped
public class ClientAddress {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";
    private static final List<String> SCHEMES = List.of("http", "https");

    private final Networks trusted;

    ClientAddress(AddressConfig config) {
        this.trusted = new Networks(config.trusted().orElse(List.of()));
    }

    /** The caller's address: of the connection, or of whoever the trusted proxies in front of us were called by. */
    public String of(HttpServerRequest request) {
        return of(peer(request), request.headers().getAll(FORWARDED_FOR));
    }

    String of(String peer, List<String> forwardedFor) {
        String address = peer;
        List<String> hops = hops(forwardedFor);
        for (int i = hops.size() - 1; i >= 0 && trusted.contains(address); i--) {
            String before = hops.get(i);
            if (NetUtil.createByteArrayFromIpAddressString(before) == null) {
                return address;
            }
            address = before;
        }
        return address;
    }

    /** {@code https} when the caller, or the trusted proxy for him, came by TLS. */
    public String schemeOf(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(FORWARDED_PROTO))
                .filter(said -> trusted.contains(peer(request)))
                .map(said -> said.strip().toLowerCase(Locale.ROOT))
                .filter(SCHEMES::contains)
                .orElse(request.scheme());
    }

    private static String peer(HttpServerRequest request) {
        return request.remoteAddress().hostAddress();
    }

    private static List<String> hops(List<String> forwardedFor) {
        return forwardedFor.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .toList();
    }
}
