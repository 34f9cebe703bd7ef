package io.carillon.systemtests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.carillon.systemtests.suite.Answer;
import io.carillon.systemtests.suite.Http;
import io.carillon.systemtests.suite.Suite;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Genuine tokens of the same Keycloak that are not meant for Carillon. Only against a suite that is up with Keycloak. */
class KeycloakST {
    private static final String TOKENS = "/protocol/openid-connect/token";
    private static final Map<String, String> ADA =
            Map.of("grant_type", "password", "scope", "openid", "username", "ada", "password", "demo-password");

    private final Suite suite = Suite.shared();

    @BeforeEach
    void needsKeycloak() {
        assumeTrue(suite.place("TOKEN_URL").endsWith(TOKENS));
    }

    @Test
    void aTokenOfTheRealmIsTaken() {
        Http.get(suite.gateway("/api/v1/users/me/notifications/unread-count"))
                .bearer(tokens("carillon", "carillon-cli", ADA).text("access_token"))
                .send()
                .expect(200);
    }

    @Test
    void aTokenOfAnotherRealmIsRefused() {
        Map<String, String> administrator = Map.of(
                "grant_type", "password", "username", "demo-keycloak-admin", "password", "demo-keycloak-password");

        refused(tokens("master", "admin-cli", administrator).text("access_token"));
    }

    @Test
    void aTokenForSomethingElseIsRefused() {
        refused(tokens("carillon", "admin-cli", ADA).text("access_token"));
    }

    @Test
    void whatIsNoAccessTokenIsRefused() {
        Answer answer = tokens("carillon", "carillon-cli", ADA);

        refused(answer.text("id_token"));
        refused(answer.text("refresh_token"));
    }

    private void refused(String token) {
        refused("gateway", "/api/v1/admin/templates", token);
        refused("core", "/api/v1/users/me/notifications", token);
        refused("admin", "/api/v1/admin/templates", token);
    }

    private void refused(String service, String path, String token) {
        Http.get(suite.service(service).url(path)).bearer(token).send().expectProblem(401, "unauthenticated");
    }

    private Answer tokens(String realm, String client, Map<String, String> form) {
        String issuer = suite.place("ISSUER_URL").replaceFirst("/realms/.*", "/realms/" + realm);
        String body = "client_id=" + client + "&"
                + form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining("&"));
        return Http.request("POST", issuer + TOKENS)
                .body("application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8))
                .send()
                .expect(200);
    }
}
