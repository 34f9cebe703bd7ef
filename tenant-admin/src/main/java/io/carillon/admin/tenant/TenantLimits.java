package io.carillon.admin.tenant;

import io.carillon.admin.http.Violations;
import io.carillon.events.Channel;
import io.carillon.events.RouteClass;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How much a tenant may ask for; what is not named is not limited by the tenant.
 *
 * @param requestsPerMinute by class of route at the gateway
 * @param deliveriesPerMinute by channel at the dispatcher
 */
@Schema(
        name = "Limits",
        description =
                "Most requests (by class of route) and deliveries (by channel) a minute; what is not named is not limited",
        example = """
                {"requestsPerMinute": {"send": 6000, "batch": 600, "bulk": 10, "read": 12000, "admin": 600},
                 "deliveriesPerMinute": {"email": 12000, "sms": 600}}
                """)
public record TenantLimits(Map<RouteClass, Integer> requestsPerMinute, Map<Channel, Integer> deliveriesPerMinute) {
    /** No limits of its own. */
    public static final TenantLimits NONE = new TenantLimits(Map.of(), Map.of());

    private static final int HIGHEST = 10_000_000;

    /** Absent parts are empty. */
    public TenantLimits {
        requestsPerMinute = requestsPerMinute == null ? Map.of() : new TreeMap<>(requestsPerMinute);
        deliveriesPerMinute = deliveriesPerMinute == null ? Map.of() : new TreeMap<>(deliveriesPerMinute);
    }

    void check(Violations violations) {
        requestsPerMinute.forEach(
                (route, limit) -> checkLimit(violations, "/limits/requestsPerMinute/" + route.wireName(), limit));
        deliveriesPerMinute.forEach(
                (channel, limit) -> checkLimit(violations, "/limits/deliveriesPerMinute/" + channel.wireName(), limit));
        violations.unless(
                !deliveriesPerMinute.containsKey(Channel.IN_APP),
                "/limits/deliveriesPerMinute/in-app",
                "is not sent through a provider and cannot be limited");
    }

    private static void checkLimit(Violations violations, String pointer, Integer limit) {
        violations.unless(limit != null && limit >= 1 && limit <= HIGHEST, pointer, "must be between 1 and " + HIGHEST);
    }
}
