package io.carillon.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.RouteClass;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/services/notifications/send,       CORE,       TOKEN",
        "/api/v1/services/notifications/bulk/csv,   CORE,       TOKEN",
        "/api/v1/users/me/notifications,            CORE,       TOKEN",
        "/api/v1/admin/templates,                   ADMIN,      TOKEN",
        "/api/v1/admin/suppressions,                CORE,       TOKEN",
        "/api/v1/admin/suppressions/1,              CORE,       TOKEN",
        "/api/v1/admin/suppressions-of-others,      ADMIN,      TOKEN",
        "/api/v1/admin/dead-letters,                CORE,       TOKEN",
        "/api/v1/admin/notifications,               CORE,       TOKEN",
        "/api/v1/admin/stats,                       CORE,       TOKEN",
        "/api/v1/admin/stats/x,                     CORE,       TOKEN",
        "/api/v1/admin/tenants,                     ADMIN,      TOKEN",
        "/api/v1/admin/tenants/7,                   ADMIN,      TOKEN",
        "/api/v1/admin/tenants/7/templates,         ADMIN,      TOKEN",
        "/api/v1/admin/tenants/7/suppressions,      CORE,       TOKEN",
        "/api/v1/admin/tenants/7/suppressions/1,    CORE,       TOKEN",
        "/api/v1/admin/tenants/7/dead-letters,      CORE,       TOKEN",
        "/api/v1/admin/tenants/7/notifications/1,   CORE,       TOKEN",
        "/api/v1/admin/tenants/7/stats,             CORE,       TOKEN",
        "/api/v1/admin/tenants/7/stats-of-old,      ADMIN,      TOKEN",
        "/api/v1/admin/tenants/7/x/stats,           ADMIN,      TOKEN",
        "/api/v1/admin/tenants/stats,               ADMIN,      TOKEN",
        "/api/v1/admin/webhook-endpoints,           ADMIN,      TOKEN",
        "/api/v1/admin/webhook-endpoints/7,         ADMIN,      TOKEN",
        "/api/v1/admin/webhook-endpoints/7/rotate-secret, ADMIN, TOKEN",
        "/api/v1/admin/webhook-endpoints/test,      ADMIN,      TOKEN",
        "/api/v1/admin/webhook-endpoints/7/test,    CORE,       TOKEN",
        "/api/v1/admin/webhook-endpoints/7/tests,   ADMIN,      TOKEN",
        "/api/v1/admin/webhook-endpoints/7/replay,  CORE,       TOKEN",
        "/api/v1/admin/webhook-endpoints/7/deliveries/8, CORE,  TOKEN",
        "/api/v1/admin/webhook-endpoints/7/health,  CORE,       TOKEN",
        "/api/v1/admin/webhook-endpoints/health,    CORE,       TOKEN",
        "/api/v1/admin/webhook-endpoints/healthy,   ADMIN,      TOKEN",
        "/api/v1/admin/tenants/1/webhook-endpoints/health, CORE, TOKEN",
        "/api/v1/admin/webhook-endpoints/7/enable,  CORE,       TOKEN",
        "/api/v1/admin/tenants/1/webhook-endpoints/7, ADMIN,    TOKEN",
        "/api/v1/admin/tenants/1/webhook-endpoints/7/deliveries, CORE, TOKEN",
        "/api/v1/admin/tenants/1/webhook-endpoints/7/enable, CORE, TOKEN",
        "/api/v1/admin/tenants/1/webhook-endpoints/test, ADMIN, TOKEN",
        "/webhooks/twilio/1,                        DISPATCHER, PUBLIC",
        "/unsubscribe/abc,                          CORE,       PUBLIC",
        "/api/v1/services/subscribers/4711,         CORE,       TOKEN",
        "/ws,                                       REALTIME,   PUBLIC",
        "/console,                                  ADMIN,      PUBLIC",
        "/console/assets/index.js,                  ADMIN,      PUBLIC",
        "/inbox-demo,                               REALTIME,   PUBLIC",
        "/inbox-demo/assets/index.js,               REALTIME,   PUBLIC",
        "/clients/carillon-inbox.js,                REALTIME,   PUBLIC",
        "/openapi,                                  SELF,       PUBLIC",
        "/docs,                                     SELF,       PUBLIC",
        "/docs/docs.js,                             SELF,       PUBLIC"
    })
    void sendsEachPathToItsService(String path, Upstream upstream, Access access) {
        assertThat(RouteTable.find(path)).hasValueSatisfying(route -> {
            assertThat(route.upstream()).isEqualTo(upstream);
            assertThat(route.access()).isEqualTo(access);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/v1",
                "/api/v1/services/other",
                "/api/v1/users",
                "/api/v1/users/you",
                "/api/v1/users/mexico",
                "/API/v1/users/me",
                "/wsx",
                "/consoles",
                "/health/live",
                "/metrics",
                "/q/dev"
            })
    void knowsNothingElse(String path) {
        assertThat(RouteTable.find(path)).isEmpty();
    }

    @Test
    void limitsTheWholeAdminApiAsSuch() {
        assertThat(RouteTable.all())
                .filteredOn(route -> route.prefix().startsWith("/api/v1/admin"))
                .isNotEmpty()
                .allSatisfy(route -> assertThat(route.work()).isEqualTo(RouteClass.ADMIN));
    }

    @Test
    void givesEachRouteItsOwnName() {
        HashSet<String> names = new HashSet<>();
        assertThat(RouteTable.all())
                .allSatisfy(route ->
                        assertThat(names.add(route.name())).as(route.name()).isTrue());
    }
}
