package io.carillon.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.gateway.identity.Caller;
import io.carillon.gateway.routing.Route;
import io.carillon.gateway.routing.RouteTable;
import io.carillon.tenancy.TenantId;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitRulesTest {
    private static final String ID = "01900000-0000-7000-8000-0000000000d1";
    private static final Caller SERVICE = new Caller(Optional.of(new TenantId(UUID.fromString(ID))), "s");

    private final LimitRules rules = new LimitRules(LimitConfigTest.read(Map.of()));

    @ParameterizedTest
    @CsvSource({
        "POST,   /api/v1/services/notifications/send,           send",
        "POST,   /api/v1/services/notifications/1/cancel,       send",
        "GET,    /api/v1/services/notifications/1/timeline,     read",
        "HEAD,   /api/v1/services/notifications/1,              read",
        "PUT,    /api/v1/services/subscribers/1,                send",
        "POST,   /api/v1/services/notifications/send-batch,     batch",
        "POST,   /api/v1/services/notifications/send-chunk,     batch",
        "POST,   /api/v1/services/notifications/batches/1/complete, batch",
        "GET,    /api/v1/services/notifications/batches/1,      read",
        "POST,   /api/v1/services/notifications/bulk/csv,       bulk",
        "POST,   /api/v1/services/notifications/bulk/1/pause,   bulk",
        "GET,    /api/v1/services/notifications/bulk/1,         read",
        "GET,    /api/v1/users/me/notifications,                read",
        "PATCH,  /api/v1/users/me/notifications/1/read,         read",
        "GET,    /api/v1/admin/templates,                       admin",
        "GET,    /api/v1/admin/stats,                           admin",
        "DELETE, /api/v1/admin/tenants/1/suppressions/2,        admin"
    })
    void countsEachRequestInItsClass(String method, String path, String name) {
        Limit limit = rules.ofCaller(route(path), HttpMethod.valueOf(method), SERVICE, Optional.empty());

        assertThat(limit.name()).isEqualTo(name);
        assertThat(limit.key()).isEqualTo("limit:tenant:" + ID + ":" + name);
    }

    @Test
    void onlyBulkWorkIsRefusedUncounted() {
        assertThat(ofCaller("/api/v1/services/notifications/bulk/csv").vital()).isTrue();
        assertThat(ofCaller("/api/v1/services/notifications/send").vital()).isFalse();
        assertThat(ofCaller("/api/v1/services/notifications/send-chunk").vital())
                .isFalse();
    }

    @Test
    void countsPlatformAdministratorsByThemselves() {
        Caller platform = new Caller(Optional.empty(), "petra");

        assertThat(rules.ofCaller(route("/api/v1/admin/tenants"), HttpMethod.GET, platform, Optional.empty())
                        .key())
                .isEqualTo("limit:subject:petra:admin");
    }

    @Test
    void countsPublicRoutesByAddress() {
        assertThat(rules.ofAddress(route("/webhooks/twilio/1"), "203.0.113.7").key())
                .isEqualTo("limit:address:203.0.113.7:webhooks");
        assertThat(rules.ofAddress(route("/unsubscribe/abc"), "203.0.113.7"))
                .isEqualTo(new Limit("limit:address:203.0.113.7:pages", "pages", 6_000, false));
    }

    @Test
    void takesANetworkOfIpv6ForOneCaller() {
        Route route = route("/webhooks/twilio/1");

        assertThat(rules.ofAddress(route, "2001:db8:1:2::7"))
                .isEqualTo(rules.ofAddress(route, "2001:db8:1:2:ffff::1"))
                .isNotEqualTo(rules.ofAddress(route, "2001:db8:1:3::7"));
    }

    private Limit ofCaller(String path) {
        return rules.ofCaller(route(path), HttpMethod.POST, SERVICE, Optional.empty());
    }

    private static Route route(String path) {
        return RouteTable.find(path).orElseThrow();
    }
}
