package io.carillon.devstack.oidc;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The demo realm as data: the quick-start provider serves it and the Keycloak realm file must say the same. */
public record Realm(List<DemoClient> clients, List<DemoUser> users) {

    public static final String NAME = "carillon";
    public static final String AUDIENCE = "carillon-api";
    public static final String DEMO_TENANT = "01900000-0000-7000-8000-0000000000d1";
    public static final String OTHER_TENANT = "01900000-0000-7000-8000-0000000000d2";

    /** Scopes that every person's token carries, as in a fresh Keycloak realm. */
    static final Set<String> USER_SCOPES = Set.of("email", "profile");

    private static final Set<String> SENDER = Set.of("notifications:send", "notifications:read", "batches:write");
    private static final Optional<String> DEMO = Optional.of(DEMO_TENANT);
    private static final Optional<String> OTHER = Optional.of(OTHER_TENANT);

    public static Realm carillon() {
        return new Realm(
                List.of(
                        DemoClient.service("demo-service", DEMO_TENANT, SENDER),
                        DemoClient.service("other-service", OTHER_TENANT, SENDER),
                        DemoClient.service("demo-reader", DEMO_TENANT, Set.of("notifications:read")),
                        DemoClient.platform(
                                "carillon-platform", Set.of("platform-admin"), Set.of("admin:read", "admin:write")),
                        DemoClient.browser("carillon-web"),
                        DemoClient.commandLine("carillon-cli")),
                List.of(
                        user("platform-admin", "a0", "Petra", "Platform", Optional.empty(), "platform-admin"),
                        user("demo-admin", "a1", "Dana", "Admin", DEMO, "tenant-admin"),
                        user("demo-editor", "a2", "Eddie", "Editor", DEMO, "tenant-editor"),
                        user("demo-viewer", "a3", "Vera", "Viewer", DEMO, "tenant-viewer"),
                        user("other-admin", "a4", "Otto", "Admin", OTHER, "tenant-admin"),
                        user("ada", "b1", "Ada", "Lovelace", DEMO, "user"),
                        user("grace", "b2", "Grace", "Hopper", DEMO, "user"),
                        user("linus", "b3", "Linus", "Example", OTHER, "user")));
    }

    private static DemoUser user(
            String name, String end, String firstName, String lastName, Optional<String> tenant, String role) {
        return new DemoUser(name, "00000000-0000-4000-8000-0000000000" + end, firstName, lastName, tenant, role);
    }

    public Optional<DemoClient> client(String id) {
        return clients.stream().filter(client -> client.id().equals(id)).findFirst();
    }

    public Optional<DemoUser> user(String name) {
        return users.stream().filter(user -> user.name().equals(name)).findFirst();
    }

    public Optional<DemoUser> userBySubject(String subject) {
        return users.stream().filter(user -> user.subject().equals(subject)).findFirst();
    }

    public Set<String> scopes() {
        Set<String> scopes = new TreeSet<>();
        clients.forEach(client -> scopes.addAll(client.scopes()));
        return scopes;
    }

    public Set<String> roles() {
        Set<String> roles = new TreeSet<>();
        clients.forEach(client -> roles.addAll(client.roles()));
        users.forEach(user -> roles.add(user.role()));
        return roles;
    }
}
