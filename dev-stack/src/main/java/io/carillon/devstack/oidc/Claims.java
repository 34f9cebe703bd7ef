package io.carillon.devstack.oidc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** The claims of a token, named and shaped as Keycloak does it with our realm file. */
final class Claims {

    private Claims() {}

    static Map<String, Object> ofAccessToken(Grant grant, String issuer) {
        Map<String, Object> claims = common(grant, issuer);
        claims.put("typ", "Bearer");
        claims.put("aud", List.of(Realm.AUDIENCE));
        claims.put("scope", grant.scope());
        claims.put("realm_access", Map.of("roles", List.copyOf(roles(grant))));
        return claims;
    }

    static Map<String, Object> ofIdToken(Grant grant, String issuer) {
        Map<String, Object> claims = common(grant, issuer);
        claims.put("typ", "ID");
        claims.put("aud", List.of(grant.client().id()));
        grant.nonce().ifPresent(nonce -> claims.put("nonce", nonce));
        return claims;
    }

    private static Map<String, Object> common(Grant grant, String issuer) {
        Map<String, Object> claims = new TreeMap<>();
        claims.put("iss", issuer);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("azp", grant.client().id());
        grant.user().ifPresentOrElse(user -> addPerson(claims, user), () -> addService(claims, grant.client()));
        return claims;
    }

    private static void addPerson(Map<String, Object> claims, DemoUser user) {
        claims.put("sub", user.subject());
        claims.put("preferred_username", user.name());
        claims.put("email", user.email());
        claims.put("email_verified", true);
        claims.put("name", user.firstName() + " " + user.lastName());
        claims.put("given_name", user.firstName());
        claims.put("family_name", user.lastName());
        user.tenant().ifPresent(tenant -> claims.put("tenant_id", tenant));
    }

    private static void addService(Map<String, Object> claims, DemoClient client) {
        String account = "service-account-" + client.id();
        claims.put(
                "sub",
                UUID.nameUUIDFromBytes(account.getBytes(StandardCharsets.UTF_8)).toString());
        claims.put("preferred_username", account);
        claims.put("client_id", client.id());
        client.tenant().ifPresent(tenant -> claims.put("tenant_id", tenant));
    }

    private static Set<String> roles(Grant grant) {
        return grant.user()
                .map(user -> Set.of(user.role()))
                .orElse(grant.client().roles());
    }
}
