package io.carillon.systemtests.suite;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Configuration as somebody changes it through the public door. */
public final class Administration {
    private static final String ADMIN = "/api/v1/admin";

    private final Suite suite;
    private final String person;
    private final String scope;

    private Administration(Suite suite, String person, String scope) {
        this.suite = suite;
        this.person = person;
        this.scope = scope;
    }

    /** One's own tenant. */
    public static Administration as(Suite suite, String person) {
        return new Administration(suite, person, ADMIN);
    }

    /** A new tenant, in the hands of a platform administrator. */
    public static Administration ofFreshTenant(Suite suite) {
        Administration platform = as(suite, "platform-admin");
        String tenant = platform.request("POST", "/tenants", Map.of("name", "Drill"))
                .send()
                .expect(201)
                .text("id");
        return new Administration(suite, "platform-admin", ADMIN + "/tenants/" + tenant);
    }

    /** The tenant named in the paths of a platform administrator. */
    public String tenant() {
        return scope.substring(scope.lastIndexOf('/') + 1);
    }

    public Http request(String method, String path, Object body) {
        return Http.request(method, suite.gateway(scope + path)).json(body).bearer(suite.token(person));
    }

    public Http get(String path) {
        return Http.get(suite.gateway(scope + path)).bearer(suite.token(person));
    }

    /** Creates a template and returns its id. */
    public String create(Map<String, Object> template) {
        return request("POST", "/templates", template).send().expect(201).text("id");
    }

    public void publish(String templateId) {
        request("POST", "/templates/" + templateId + "/publish", Map.of())
                .send()
                .expect(200);
    }

    public void replace(String templateId, Map<String, Object> template) {
        request("PUT", "/templates/" + templateId, template).send().expect(200);
    }

    public static String freshCode() {
        return "st-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** An e-mail template in English that greets {@code name}. */
    public static Map<String, Object> greeting(String code, String subject) {
        Map<String, Object> email = Map.of("subject", subject, "html", "<p>{{name}}</p>", "text", "{{name}}");
        return Map.of(
                "code",
                code,
                "name",
                code,
                "category",
                "account",
                "defaultChannels",
                List.of("email"),
                "locales",
                Map.of("en", Map.of("email", email)));
    }
}
