package io.carillon.devstack.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.devstack.keycloak.KeycloakServer;
import io.carillon.devstack.process.Cache;
import io.carillon.devstack.process.DataDirectory;
import io.carillon.devstack.process.Part;
import io.carillon.devstack.process.Ports;
import io.carillon.devstack.suite.Repository;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Tokens of the quick-start provider and of the real Keycloak carry equal claims, for every client and user. Takes one
 * to three minutes: {@code mvn -pl dev-stack test -Dtest=KeycloakEqualityTest -Dcarillon.keycloak=true}.
 */
@EnabledIfSystemProperty(named = "carillon.keycloak", matches = "true")
class KeycloakEqualityTest {

    private static final Set<String> TEXTS = Set.of("tenant_id", "preferred_username", "email", "azp", "typ", "name");

    private final ObjectMapper json = new ObjectMapper();
    private final Ports ports = new Ports();
    private final Realm realm = Realm.carillon();

    @Test
    void everyTokenCarriesTheSameClaims() throws Exception {
        DataDirectory data =
                DataDirectory.at(Files.createTempDirectory("keycloak-equality")).create();
        int quickPort = ports.random();
        int keycloakPort = ports.random();
        Part quick = new OpenIdProvider(data, quickPort);
        Part keycloak = new KeycloakServer(
                data,
                keycloakPort,
                ports.random(),
                Repository.top().resolve("deploy/keycloak/carillon-realm.json"),
                "http://localhost:8080");
        try {
            quick.start();
            keycloak.start();
            String quickTokens = OpenIdProvider.issuer(quickPort) + "/token";
            String keycloakTokens = OpenIdProvider.issuer(keycloakPort) + "/protocol/openid-connect/token";
            assertThat(everybody(keycloakTokens))
                    .isEqualTo(everybody(quickTokens))
                    .hasSize(12);
        } finally {
            keycloak.stop();
            quick.stop();
            Cache.delete(data.root());
        }
    }

    private Map<String, Map<String, Object>> everybody(String tokens) throws Exception {
        Map<String, Map<String, Object>> claims = new TreeMap<>();
        for (DemoClient client : realm.clients()) {
            if (client.isConfidential()) {
                String form = "grant_type=client_credentials&client_id=%s&client_secret=%s"
                        .formatted(client.id(), client.secret().orElseThrow());
                claims.put(client.id(), claims(tokens, form));
            }
        }
        for (DemoUser user : realm.users()) {
            String form = "grant_type=password&client_id=carillon-cli&username=%s&password=%s"
                    .formatted(user.name(), DemoUser.PASSWORD);
            Map<String, Object> own = claims(tokens, form);
            assertThat(own).containsEntry("sub", user.subject());
            claims.put(user.name(), own);
        }
        return claims;
    }

    private Map<String, Object> claims(String tokens, String form) throws IOException, InterruptedException {
        JsonNode answer = json.readTree(post(tokens, form));
        String payload = answer.get("access_token").asText().split("\\.")[1];
        JsonNode token = json.readTree(Base64.getUrlDecoder().decode(payload));
        Map<String, Object> claims = new LinkedHashMap<>();
        TEXTS.forEach(name -> claims.put(name, token.path(name).asText()));
        claims.put("aud", token.get("aud").asText());
        claims.put("scope", new TreeSet<>(Set.of(token.get("scope").asText().split(" "))));
        claims.put("roles", carillonRoles(token));
        if (form.contains("grant_type=password")) {
            claims.put("sub", token.get("sub").asText());
        }
        return claims;
    }

    /** Keycloak gives service accounts its own default roles besides ours; they mean nothing to Carillon. */
    private Set<String> carillonRoles(JsonNode token) {
        Set<String> roles = new TreeSet<>();
        token.at("/realm_access/roles").forEach(role -> roles.add(role.asText()));
        roles.retainAll(realm.roles());
        return roles;
    }

    private static String post(String address, String form) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
