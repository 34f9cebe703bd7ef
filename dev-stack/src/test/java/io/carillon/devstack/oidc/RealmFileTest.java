package io.carillon.devstack.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.devstack.suite.Repository;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The Keycloak realm file says exactly what the quick-start provider serves. */
class RealmFileTest {

    private static final Set<String> EVERY_CLIENT = Set.of("basic", "carillon", "roles");
    private static final Set<String> PEOPLES_CLIENTS = Set.of("web-origins", "profile", "email");

    private final Realm realm = Realm.carillon();
    private final JsonNode file = read();

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(Repository.top()
                            .resolve("deploy/keycloak/carillon-realm.json")
                            .toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void hasTheSameClientsWithTheSameSecretsTenantsScopesAndGrants() {
        List<DemoClient> clients = stream(file.get("clients")).map(this::client).toList();

        assertThat(clients).containsExactlyInAnyOrderElementsOf(realm.clients());
    }

    private DemoClient client(JsonNode client) {
        String id = client.get("clientId").asText();
        Set<String> scopes = texts(client.get("defaultClientScopes"));
        scopes.removeAll(EVERY_CLIENT);
        scopes.removeAll(PEOPLES_CLIENTS);
        assertThat(client.get("serviceAccountsEnabled").asBoolean()).isEqualTo(client.has("secret"));
        return new DemoClient(
                id,
                Optional.ofNullable(client.get("secret")).map(JsonNode::asText),
                tenant(client),
                roles(id),
                scopes,
                client.get("standardFlowEnabled").asBoolean(),
                client.get("directAccessGrantsEnabled").asBoolean());
    }

    private static Optional<String> tenant(JsonNode client) {
        return stream(client.path("protocolMappers"))
                .map(mapper -> mapper.get("config"))
                .filter(config -> config.get("claim.name").asText().equals("tenant_id"))
                .map(config -> config.get("claim.value").asText())
                .findFirst();
    }

    private Set<String> roles(String client) {
        return stream(file.get("users"))
                .filter(user -> user.path("serviceAccountClientId").asText().equals(client))
                .findFirst()
                .map(user -> texts(user.get("realmRoles")))
                .orElse(Set.of());
    }

    @Test
    void hasTheSameUsersWithTheSameSubjectsTenantsRolesAndPassword() {
        List<DemoUser> users = stream(file.get("users"))
                .filter(user -> !user.has("serviceAccountClientId"))
                .map(RealmFileTest::user)
                .toList();

        assertThat(users).containsExactlyInAnyOrderElementsOf(realm.users());
    }

    private static DemoUser user(JsonNode user) {
        DemoUser read = new DemoUser(
                user.get("username").asText(),
                user.get("id").asText(),
                user.get("firstName").asText(),
                user.get("lastName").asText(),
                Optional.of(user.at("/attributes/tenant_id/0").asText()).filter(tenant -> !tenant.isEmpty()),
                user.at("/realmRoles/0").asText());
        assertThat(user.get("email").asText()).isEqualTo(read.email());
        assertThat(user.at("/credentials/0/value").asText()).isEqualTo(DemoUser.PASSWORD);
        assertThat(user.get("realmRoles")).hasSize(1);
        return read;
    }

    @Test
    void hasTheSameRealmNameRolesScopesAndAudience() {
        Set<String> roles = new HashSet<>(file.at("/roles/realm").findValuesAsText("name"));
        Set<String> scopes = new HashSet<>(file.get("clientScopes").findValuesAsText("name"));

        assertThat(file.get("realm").asText()).isEqualTo(Realm.NAME);
        assertThat(roles).isEqualTo(realm.roles());
        assertThat(scopes).containsAll(realm.scopes());
        assertThat(file.findValuesAsText("included.custom.audience")).containsExactly(Realm.AUDIENCE);
    }

    @Test
    void asksPkceOfBrowsersAndLetsNobodyEditHisTenant() throws IOException {
        JsonNode web = stream(file.get("clients"))
                .filter(client -> client.get("standardFlowEnabled").asBoolean())
                .findFirst()
                .orElseThrow();
        String profile = file.findPath("kc.user.profile.config").get(0).asText();
        JsonNode tenant = stream(new ObjectMapper().readTree(profile).get("attributes"))
                .filter(attribute -> attribute.get("name").asText().equals("tenant_id"))
                .findFirst()
                .orElseThrow();

        assertThat(web.at("/attributes/pkce.code.challenge.method").asText()).isEqualTo("S256");
        assertThat(texts(tenant.at("/permissions/edit"))).containsExactly("admin");
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(value -> texts.add(value.asText()));
        return texts;
    }
}
