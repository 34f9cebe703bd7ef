package io.carillon.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.systemtests.suite.Json;
import io.carillon.systemtests.suite.Log;
import io.carillon.systemtests.suite.Suite;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Broken events end where somebody can read why, and never hold up their lane. */
class DeadLetterST {
    private static final String LANE = "carillon.requests.normal";

    private final Suite suite = Suite.shared();
    private final String marker = UUID.randomUUID().toString();
    private final Map<String, String> headers = Log.requestHeaders(suite.place("DEMO_TENANT_ID"));
    private final Map<String, Object> good = Requests.welcome("st-" + marker + "@example.org", "Ada");

    @AfterEach
    void theLaneFlowsOn() {
        String address = Requests.freshAddress();
        suite.log()
                .produce(
                        LANE,
                        Log.requestHeaders(suite.place("DEMO_TENANT_ID")),
                        Requests.welcome(address, Requests.freshName()));
        suite.mail().awaitMail(address);
    }

    @Test
    void anEventWithoutTenantIsADeadLetter() {
        headers.remove("ce_tenantid");
        assertDeadLetter(good, "missing-attribute");
    }

    @Test
    void anEventWhoseTenantIsNoUuidIsADeadLetter() {
        headers.put("ce_tenantid", "demo");
        assertDeadLetter(good, "invalid-tenant");
    }

    @Test
    void anEventOfAnotherTypeIsADeadLetter() {
        headers.put("ce_type", "carillon.notification.requested.v9");
        assertDeadLetter(good, "unexpected-type");
    }

    @Test
    void invalidJsonIsADeadLetter() {
        assertDeadLetter("{\"marker\":\"" + marker, "invalid-json");
    }

    @Test
    void anUnknownTemplateFailsTheNotificationWithItsReason() {
        assertRejected(Requests.with(good, "template", Map.of("code", "no-such-template")), "template-not-found");
    }

    @Test
    void aMissingVariableFailsTheNotificationWithItsReason() {
        assertRejected(Requests.with(good, "data", Map.of()), "variables-missing");
    }

    @Test
    void anEventOfAnUnknownTenantReachesNobody() {
        headers.put("ce_tenantid", UUID.randomUUID().toString());
        assertRejected(good, "tenant-unknown");
    }

    private void assertDeadLetter(Object value, String reason) {
        suite.log().produce(LANE, headers, value);

        List<ConsumerRecord<String, byte[]>> letters =
                suite.log().await(LANE + ".dlq", 1, record -> Log.text(record).contains(marker));

        ConsumerRecord<String, byte[]> letter = letters.getFirst();
        assertThat(Log.header(letter, "dlq-reason")).isEqualTo(reason);
        assertThat(Log.header(letter, "dlq-topic")).isEqualTo(LANE);
        assertThat(Log.header(letter, "dlq-partition")).matches("\\d+");
        assertThat(Log.header(letter, "dlq-offset")).matches("\\d+");
        assertThat(Log.text(letter)).as("the record as it came").isEqualTo(Json.write(value));
    }

    /** Well-formed but refused: counted, kept for its producer as a dead letter, and sent to nobody. */
    private void assertRejected(Map<String, Object> event, String reason) {
        double before = refused(reason);
        assertDeadLetter(event, reason);
        await("a request refused for " + reason).until(() -> refused(reason) == before + 1);
        assertThat(suite.mail().to("st-" + marker + "@example.org")).isEmpty();
    }

    private double refused(String reason) {
        return suite.service("core").metric("carillon_plan_total", "result=\"" + reason + "\"");
    }
}
