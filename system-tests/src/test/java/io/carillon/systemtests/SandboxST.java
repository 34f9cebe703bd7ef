package io.carillon.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.carillon.systemtests.suite.Administration;
import io.carillon.systemtests.suite.Suite;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant rehearses: its messages go the real way to simulated vendors, and magic recipients decide how they end. */
class SandboxST {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Suite suite = Suite.shared();
    private final Administration platform = Administration.as(suite, "platform-admin");
    private final String path = "/tenants/" + suite.place("OTHER_TENANT_ID");

    @BeforeEach
    void begin() {
        change(true);
        await("mail goes to the simulator").atMost(PATIENCE).until(() -> {
            String id = send("email", Map.of("email", Requests.freshAddress()));
            suite.other().awaitSettled(id);
            return provider(id).equals("sendgrid");
        });
    }

    @AfterEach
    void end() {
        change(false);
        await("mail goes by the tenant's own route").atMost(PATIENCE).until(() -> {
            String id = send("email", Map.of("email", Requests.freshAddress()));
            suite.other().awaitSettled(id);
            return provider(id).equals("smtp");
        });
    }

    @Test
    void everyChannelEndsAsItsMagicRecipientSays() {
        String bounced = send("email", Map.of("email", fresh("bounce")));
        String opened = send("email", Map.of("email", fresh("opened")));
        String delivered = send("sms", Map.of("phone", "+12025550101"));
        String read = send("whatsapp", Map.of("whatsapp", "+12025550101"));
        String pushed = send("push", Map.of("deviceTokens", List.of("sim-delivered-" + UUID.randomUUID())));

        awaitStatus(bounced, "BOUNCED");
        awaitStatus(opened, "OPENED");
        awaitStatus(delivered, "DELIVERED");
        awaitStatus(read, "DELIVERED");
        awaitStatus(pushed, "DELIVERED");
    }

    /** A magic recipient nobody wrote to before: one that bounced is suppressed from then on. */
    private static String fresh(String outcome) {
        return outcome + "+" + UUID.randomUUID() + "@simulator.example";
    }

    private String send(String channel, Map<String, Object> recipient) {
        Map<String, Object> words = channel.equals("push")
                ? Map.of("title", "Rehearsal", "body", "Only a test")
                : channel.equals("email")
                        ? Map.of("subject", "Rehearsal", "text", "Only a test")
                        : channel.equals("whatsapp")
                                ? Map.of("whatsappTemplate", "rehearsal")
                                : Map.of("text", "Only a test");
        return suite.other()
                .send(Map.of("content", Map.of(channel, words), "recipient", recipient, "category", "account"));
    }

    private void awaitStatus(String id, String expected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        suite.other().find(id).json().at("/deliveries/0/status").asText())
                .isEqualTo(expected));
    }

    private String provider(String id) {
        return suite.other().find(id).json().at("/deliveries/0/provider").asText();
    }

    private void change(boolean sandbox) {
        ObjectNode tenant = (ObjectNode) platform.get(path).send().expect(200).json();
        ObjectNode body = tenant.objectNode();
        List.of("name", "defaultLocale", "timeZone", "branding", "limits", "retentionDays", "allowedOrigins").stream()
                .filter(tenant::hasNonNull)
                .forEach(field -> body.set(field, tenant.get(field)));
        platform.request("PUT", path, body.put("sandbox", sandbox)).send().expect(200);
    }
}
