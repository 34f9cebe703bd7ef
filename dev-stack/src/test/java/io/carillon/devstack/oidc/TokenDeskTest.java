package io.carillon.devstack.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenDeskTest {

    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0";
    private static final String REDIRECT = "http://localhost:8080/console";

    private final Realm realm = Realm.carillon();
    private final SignIns signIns = new SignIns(Clock.systemUTC());
    private final TokenDesk desk = new TokenDesk(realm, signIns);

    @Test
    void givesAServiceItsScopesTenantAndAudience() {
        Grant grant = decide(Map.of("grant_type", "client_credentials"), "demo-service", "demo-service-secret");
        Map<String, Object> claims = Claims.ofAccessToken(grant, "http://issuer");

        assertThat(claims)
                .containsEntry("tenant_id", Realm.DEMO_TENANT)
                .containsEntry("aud", List.of("carillon-api"))
                .containsEntry("scope", "batches:write notifications:read notifications:send")
                .containsEntry("preferred_username", "service-account-demo-service");
    }

    @Test
    void givesThePlatformItsRoleAndNoTenant() {
        Grant grant =
                decide(Map.of("grant_type", "client_credentials"), "carillon-platform", "carillon-platform-secret");

        assertThat(Claims.ofAccessToken(grant, "http://issuer"))
                .doesNotContainKey("tenant_id")
                .containsEntry("realm_access", Map.of("roles", List.of("platform-admin")));
    }

    @Test
    void narrowsToTheScopesAskedForAndRefusesOthers() {
        Map<String, String> narrow = Map.of("grant_type", "client_credentials", "scope", "notifications:read");
        Map<String, String> foreign = Map.of("grant_type", "client_credentials", "scope", "admin:write");

        assertThat(decide(narrow, "demo-service", "demo-service-secret").scopes())
                .containsExactly("notifications:read");
        assertRefused("invalid_scope", 400, () -> decide(foreign, "demo-service", "demo-service-secret"));
    }

    @Test
    void refusesWrongClientsAndSecrets() {
        Map<String, String> form = Map.of("grant_type", "client_credentials");

        assertRefused("invalid_client", 401, () -> decide(form, "demo-service", "guessed"));
        assertRefused("invalid_client", 401, () -> decide(form, "nobody", "demo-service-secret"));
        assertRefused("invalid_client", 401, () -> desk.decide(form, Optional.empty()));
        assertRefused("invalid_client", 401, () -> desk.decide(form, Optional.of("Basic %%%")));
    }

    @Test
    void givesAUserHisTokenForTheRightPasswordOnly() {
        Grant grant = desk.decide(password("ada", DemoUser.PASSWORD), Optional.empty());

        assertThat(Claims.ofAccessToken(grant, "http://issuer"))
                .containsEntry("sub", "00000000-0000-4000-8000-0000000000b1")
                .containsEntry("email", "ada@example.com")
                .containsEntry("realm_access", Map.of("roles", List.of("user")));
        assertRefused("invalid_grant", 401, () -> desk.decide(password("ada", "guessed"), Optional.empty()));
    }

    @Test
    void redeemsACodeOnceAndOnlyWithItsVerifier() {
        DemoClient web = realm.client("carillon-web").orElseThrow();
        var asked = new SignIns.Asked(web, REDIRECT, Set.of("openid"), Optional.of("n1"), SignIns.challenge(VERIFIER));
        String code = signIns.codeFor(asked, realm.user("demo-admin").orElseThrow());
        String other = signIns.codeFor(asked, realm.user("demo-admin").orElseThrow());

        assertThat(desk.decide(redeem(code, VERIFIER), Optional.empty()).user()).isEqualTo(realm.user("demo-admin"));
        assertRefused("invalid_grant", 400, () -> desk.decide(redeem(code, VERIFIER), Optional.empty()));
        assertRefused("invalid_grant", 400, () -> desk.decide(redeem(other, "another"), Optional.empty()));
    }

    private static Map<String, String> password(String user, String password) {
        return Map.of("grant_type", "password", "client_id", "carillon-cli", "username", user, "password", password);
    }

    private static Map<String, String> redeem(String code, String verifier) {
        return Map.of(
                "grant_type", "authorization_code",
                "client_id", "carillon-web",
                "code", code,
                "redirect_uri", REDIRECT,
                "code_verifier", verifier);
    }

    private Grant decide(Map<String, String> form, String client, String secret) {
        byte[] credentials = (client + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return desk.decide(form, Optional.of("Basic " + Base64.getEncoder().encodeToString(credentials)));
    }

    private static void assertRefused(
            String error, int status, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.error()).isEqualTo(error);
            assertThat(refusal.status()).isEqualTo(status);
        });
    }
}
