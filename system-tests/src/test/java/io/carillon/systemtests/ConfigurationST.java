package io.carillon.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.systemtests.suite.Http;
import io.carillon.systemtests.suite.Suite;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What administrators change is what the next notification uses. */
class ConfigurationST {
    private static final String TEMPLATES = "/api/v1/admin/templates";

    private final Suite suite = Suite.shared();

    @Test
    void aPublishedVersionIsUsedByTheNextSendAndADraftIsNot() {
        String code = "st-" + UUID.randomUUID().toString().substring(0, 8);
        String id = admin("POST", "", template(code, "First {{name}}"))
                .send()
                .expect(201)
                .text("id");
        publish(id);
        awaitVersion(code, 1);
        assertThat(subject(code)).isEqualTo("First Ada");

        admin("PUT", "/" + id, template(code, "Second {{name}}")).send().expect(200);
        assertThat(subject(code)).as("an unpublished draft").isEqualTo("First Ada");

        publish(id);
        long committed = System.nanoTime();
        awaitVersion(code, 2);
        System.out.printf(
                "configuration: version in use %.0f ms after the commit was answered%n",
                (System.nanoTime() - committed) / 1e6);
        assertThat(subject(code)).isEqualTo("Second Ada");
    }

    private void publish(String id) {
        admin("POST", "/" + id + "/publish", "{}").send().expect(200);
    }

    /** Intake checks against the replica: a version it does not know yet is not found. */
    private void awaitVersion(String code, int version) {
        Map<String, Object> body = Requests.with(
                Requests.welcome(Requests.freshAddress(), "Ada"), "template", Map.of("code", code, "version", version));
        await("version " + version + " in use")
                .atMost(Duration.ofSeconds(15))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> suite.demo().request(body).send().status() == 202);
    }

    private String subject(String code) {
        String address = Requests.freshAddress();
        suite.demo().send(Requests.of(code, Map.of("email", address), List.of("email"), Map.of("name", "Ada")));
        return suite.mail().awaitMail(address).subject();
    }

    private Http admin(String method, String path, Object body) {
        return Http.request(method, suite.gateway(TEMPLATES + path)).json(body).bearer(suite.token("demo-editor"));
    }

    private static Map<String, Object> template(String code, String subject) {
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
                "requiredVariables",
                List.of("name"),
                "locales",
                Map.of("en", Map.of("email", email)));
    }
}
