package io.carillon.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.systemtests.suite.Administration;
import io.carillon.systemtests.suite.Suite;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What administrators change is what the next notification uses. */
class ConfigurationST {
    private static final int CHANGES = 100;

    private final Suite suite = Suite.shared();
    private final Administration editor = Administration.as(suite, "demo-editor");

    @Test
    void aPublishedVersionIsUsedByTheNextSendAndADraftIsNot() {
        String code = Administration.freshCode();
        String id = editor.create(Administration.greeting(code, "First {{name}}"));
        editor.publish(id);
        awaitVersion(code, 1);
        assertThat(subject(code)).isEqualTo("First Ada");

        editor.replace(id, Administration.greeting(code, "Second {{name}}"));
        assertThat(subject(code)).as("an unpublished draft").isEqualTo("First Ada");

        editor.publish(id);
        awaitVersion(code, 2);
        assertThat(subject(code)).isEqualTo("Second Ada");
    }

    @Test
    void everyOneOfManyChangesIsSoonInUse() {
        String code = Administration.freshCode();
        String id = editor.create(Administration.greeting(code, "Hi {{name}}"));
        double[] millis = new double[CHANGES];
        for (int version = 1; version <= CHANGES; version++) {
            editor.publish(id);
            long committed = System.nanoTime();
            awaitVersion(code, version);
            millis[version - 1] = (System.nanoTime() - committed) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                "configuration: answer of the commit to use by intake, %d changes: p50 %.0f ms, p99 %.0f ms, most %.0f ms%n",
                CHANGES, millis[CHANGES / 2], millis[CHANGES * 99 / 100 - 1], millis[CHANGES - 1]);
        assertThat(suite.service("core").metric("carillon_config_lag_seconds_count"))
                .isGreaterThanOrEqualTo(CHANGES);
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
}
