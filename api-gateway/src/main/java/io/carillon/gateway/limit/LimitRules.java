package io.carillon.gateway.limit;

import io.carillon.events.RouteClass;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.Limits;
import io.carillon.gateway.identity.Caller;
import io.carillon.gateway.routing.Route;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpMethod;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Decides which bucket a request is taken from. Only the route, the method and the verified token count. */
final class LimitRules {
    private static final String PREFIX = "limit:";
    private static final int IPV6_BYTES = 16;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final LimitConfig config;

    LimitRules(LimitConfig config) {
        this.config = config;
    }

    /** The bucket of a caller who showed a token. */
    Limit ofCaller(Route route, HttpMethod method, Caller caller, Optional<TenantConfigPublished> tenant) {
        RouteClass routeClass = route.classOf(method);
        String whose = caller.tenant().map(id -> "tenant:" + id).orElseGet(() -> "subject:" + caller.subject());
        int perMinute = tenant.flatMap(known -> own(known, routeClass)).orElseGet(() -> suites(routeClass));
        String name = routeClass.wireName();
        return new Limit(PREFIX + whose + ":" + name, name, perMinute, routeClass == RouteClass.BULK);
    }

    /** The bucket of a caller of a public route. */
    Limit ofAddress(Route route, String address) {
        String name = route.page() ? "pages" : route.name();
        int perMinute =
                switch (route.name()) {
                    case "webhooks" -> config.addresses().webhooks();
                    case "sockets" -> config.addresses().sockets();
                    default -> config.addresses().pages();
                };
        return new Limit(PREFIX + "address:" + network(address) + ":" + name, name, perMinute, false);
    }

    private static Optional<Integer> own(TenantConfigPublished tenant, RouteClass routeClass) {
        return Optional.ofNullable(tenant.limits())
                .map(Limits::requestsPerMinute)
                .map((Map<RouteClass, Integer> limits) -> limits.get(routeClass));
    }

    private int suites(RouteClass routeClass) {
        return switch (routeClass) {
            case SEND -> config.requests().send();
            case BATCH -> config.requests().batch();
            case BULK -> config.requests().bulk();
            case READ -> config.requests().read();
            case ADMIN -> config.requests().admin();
        };
    }

    /** One household or server rack has a whole IPv6 /64 to choose addresses from, so that counts as one. */
    private static String network(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes != null && bytes.length == IPV6_BYTES
                ? HexFormat.of().formatHex(bytes, 0, IPV6_NETWORK_BYTES)
                : address;
    }
}
