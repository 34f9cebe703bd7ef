package io.carillon.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.systemtests.suite.Administration;
import io.carillon.systemtests.suite.Suite;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A draft is seen and sent before anybody else gets it. */
class TemplateTrialST {
    private static final String NAME = "Ada {{code}} & <Co>";

    private final Suite suite = Suite.shared();
    private final Administration editor = Administration.as(suite, "demo-editor");

    @Test
    void aTestMessageIsWhatThePreviewShowed() {
        String id = editor.create(Administration.greeting(Administration.freshCode(), "Draft for {{name}}"));
        Map<String, Object> data = Map.of("name", NAME);
        String preview = editor.request("POST", "/templates/" + id + "/preview", Map.of("data", data))
                .send()
                .expect(200)
                .body();
        assertThat(preview).contains("Draft for " + NAME).contains("&lt;Co&gt;");

        String address = Requests.freshAddress();
        editor.request(
                        "POST",
                        "/templates/" + id + "/test-send",
                        Map.of("channels", List.of("email"), "recipient", Map.of("email", address), "data", data))
                .send()
                .expect(202);

        assertThat(suite.mail().awaitMail(address).subject()).isEqualTo("Draft for " + NAME);
    }
}
