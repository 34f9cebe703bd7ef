package io.carillon.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.systemtests.suite.Answer;
import io.carillon.systemtests.suite.Http;
import io.carillon.systemtests.suite.Suite;
import io.carillon.systemtests.suite.TenantService;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gateway is no trust boundary: every service checks tokens itself and takes the tenant from them alone. */
class SecurityST {
    private final Suite suite = Suite.shared();

    @ParameterizedTest
    @CsvSource({
        "core,       POST, /api/v1/services/notifications/send",
        "core,       GET,  /api/v1/services/notifications/01900000-0000-7000-8000-000000000001",
        "core,       GET,  /api/v1/users/me/notifications",
        "admin,      GET,  /api/v1/admin/templates",
        "admin,      GET,  /api/v1/admin/providers",
        "admin,      GET,  /api/v1/admin/tenants",
        "dispatcher, GET,  /",
        "gateway,    POST, /api/v1/services/notifications/send",
        "gateway,    GET,  /api/v1/admin/tenants",
    })
    void everyServiceRefusesCallersWithoutAToken(String service, String method, String path) {
        String url = suite.service(service).url(path);

        Http.request(method, url).json("{}").send().expectProblem(401, "unauthenticated");
        Http.request(method, url).json("{}").bearer("garbage").send().expectProblem(401, "unauthenticated");
    }

    @Test
    void theSocketServiceRefusesASocketWithAGarbageToken() {
        assertThat(CloseWatch.codeOf(suite.place("WS_URL"), "garbage")).isEqualTo(4401);
        String direct = suite.service("realtime").url("/ws").replaceFirst("^http", "ws");
        assertThat(CloseWatch.codeOf(direct, "garbage")).isEqualTo(4401);
    }

    @Test
    void theTenantComesFromTheClaimAlone() {
        Map<String, Object> body = Requests.welcome(Requests.freshAddress(), "Ada");
        String url = suite.service("core").url(TenantService.API + "/send?tenant_id=" + suite.place("OTHER_TENANT_ID"));
        String id = Http.post(url, body)
                .bearer(suite.demo().token())
                .header("X-Tenant-Id", suite.place("OTHER_TENANT_ID"))
                .send()
                .expect(202)
                .text("notificationId");

        suite.demo().awaitSettled(id);
        suite.other().find(id).expectProblem(404, "not-found");
        suite.demo()
                .request(Requests.with(body, "tenantId", suite.place("OTHER_TENANT_ID")))
                .send()
                .expectProblem(400, "invalid-json");
    }

    @Test
    void aTokenWithoutTenantSendsNothing() {
        Answer answer = Http.post(suite.gateway(TenantService.API + "/send"), Requests.welcome("a@example.org", "Ada"))
                .bearer(suite.token("platform"))
                .send();

        assertThat(answer.status()).isIn(401, 403);
    }

    @Test
    void rolesDecideWhoMayChangeConfiguration() {
        assertThat(templates("demo-viewer").status()).isEqualTo(200);
        templates("ada").expectProblem(403, "forbidden");
        templates("demo").expectProblem(403, "forbidden");
        Http.get(suite.gateway("/api/v1/admin/tenants"))
                .bearer(suite.token("demo-admin"))
                .send()
                .expectProblem(403, "forbidden");
    }

    private Answer templates(String who) {
        return Http.get(suite.gateway("/api/v1/admin/templates"))
                .bearer(suite.token(who))
                .send();
    }
}
