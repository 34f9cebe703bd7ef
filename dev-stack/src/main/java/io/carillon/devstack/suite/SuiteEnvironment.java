package io.carillon.devstack.suite;

import io.carillon.devstack.oidc.DemoClient;
import io.carillon.devstack.oidc.OpenIdProvider;
import io.carillon.devstack.oidc.Realm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Every address and demo credential of a stack, by the names of its environment file. */
final class SuiteEnvironment {

    private static final Map<String, String> SERVICE_CLIENTS = Map.of(
            "DEMO",
            "demo-service",
            "OTHER",
            "other-service",
            "DEMO_READER",
            "demo-reader",
            "PLATFORM",
            "carillon-platform");
    private static final Map<String, String> USERS = Map.of(
            "PLATFORM_ADMIN", "platform-admin",
            "DEMO_ADMIN", "demo-admin",
            "DEMO_EDITOR", "demo-editor",
            "DEMO_VIEWER", "demo-viewer",
            "DEMO_USER", "ada",
            "DEMO_USER2", "grace",
            "OTHER_ADMIN", "other-admin",
            "OTHER_USER", "linus");
    private static final Set<String> USERS_WITH_ID = Set.of("DEMO_USER", "DEMO_USER2", "OTHER_USER");

    private SuiteEnvironment() {}

    static Map<String, String> of(PortPlan ports, boolean keycloak) {
        Map<String, String> values = new LinkedHashMap<>();
        addServices(values, ports);
        addInfrastructure(values, ports, keycloak);
        values.put("DEMO_TENANT_ID", Realm.DEMO_TENANT);
        values.put("OTHER_TENANT_ID", Realm.OTHER_TENANT);
        addPeople(values, Realm.carillon());
        values.putAll(DemoSecrets.environment());
        return values;
    }

    private static void addServices(Map<String, String> values, PortPlan ports) {
        values.put("GATEWAY_URL", ports.http("gateway"));
        values.put("PUBLIC_URL", ports.http("gateway"));
        values.put("CORE_URL", ports.http("core"));
        values.put("DISPATCHER_URL", ports.http("dispatcher"));
        values.put("ADMIN_URL", ports.http("admin"));
        values.put("REALTIME_URL", ports.http("realtime"));
        values.put("WS_URL", "ws://localhost:%d/ws".formatted(ports.port("gateway")));
    }

    private static void addInfrastructure(Map<String, String> values, PortPlan ports, boolean keycloak) {
        String issuer = OpenIdProvider.issuer(ports.port("oidc"));
        values.put("ISSUER_URL", issuer);
        values.put("TOKEN_URL", issuer + (keycloak ? "/protocol/openid-connect/token" : "/token"));
        values.put("OPENAPI_TOKEN_URL", values.get("TOKEN_URL"));
        values.put("OPENAPI_AUTHORIZATION_URL", issuer + (keycloak ? "/protocol/openid-connect/auth" : "/authorize"));
        values.put("KAFKA_BOOTSTRAP", "localhost:" + ports.port("kafka"));
        values.put("POSTGRES_URL", "postgresql://localhost:%d/carillon".formatted(ports.port("postgres")));
        values.put("REDIS_URL", "redis://localhost:" + ports.port("redis"));
        values.put("SMTP_URL", "smtp://localhost:" + ports.port("smtp"));
        values.put("MAIL_URL", ports.http("mail"));
        values.put("SIMULATOR_URL", ports.http("simulator"));
        // The simulators and the mailbox live on localhost, where no tenant may lead a suite that others can reach.
        values.put("OUTBOUND_ALLOW_PRIVATE", "true");
    }

    private static void addPeople(Map<String, String> values, Realm realm) {
        SERVICE_CLIENTS.keySet().stream().sorted().forEach(key -> {
            DemoClient client = realm.client(SERVICE_CLIENTS.get(key)).orElseThrow();
            values.put(key + "_CLIENT_ID", client.id());
            values.put(key + "_CLIENT_SECRET", client.secret().orElseThrow());
        });
        USERS.keySet().stream().sorted().forEach(key -> values.put(key, USERS.get(key)));
        USERS_WITH_ID.stream().sorted().forEach(key -> values.put(key + "_ID", subject(realm, key)));
    }

    private static String subject(Realm realm, String key) {
        return realm.user(USERS.get(key)).orElseThrow().subject();
    }
}
