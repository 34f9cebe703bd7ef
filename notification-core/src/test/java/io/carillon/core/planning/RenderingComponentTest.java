package io.carillon.core.planning;

import static io.carillon.core.CoreTest.awaitStatus;
import static io.carillon.core.CoreTest.get;
import static io.carillon.core.CoreTest.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.carillon.core.CoreTest;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class RenderingComponentTest {
    @BeforeEach
    void configure() {
        CoreTest.configure();
    }

    @Test
    void aVersionsLanguagePartialsAndLayoutMakeTheMail() {
        try (TopicWatch emails = TestTopics.watch(Topics.deliveries(Channel.EMAIL, Lane.NORMAL))) {
            String id = send(receipt(Map.of("name", "<Ada>", "total", 12.5)));
            DeliveryRequested delivery = emails.await(
                            r -> id.equals(r.json().path("notificationId").asText()))
                    .data(DeliveryRequested.class);
            assertThat(delivery.content().subject()).isEqualTo("Receipt for <Ada>");
            assertThat(delivery.content().html())
                    .isEqualTo("<body><p>&lt;Ada&gt;: 12.5</p>-- &lt;Ada&gt;<i>Bells &amp; Co</i></body>");
        }
    }

    @Test
    void aStrictVersionFailsForWhatIsMissingAndSaysWhat() {
        String id = send(receipt(Map.of("name", "Ada")));
        awaitStatus(id, "FAILED");
        get(id).body("reason", equalTo("template-failed"))
                .body("detail", containsString("the variable 'total' is missing"));
    }

    @Test
    void dataThatDoesNotObeyTheSchemaIsRefusedAtTheDoor() {
        send(receipt(Map.of("name", "Ada", "total", "much")), Optional.empty())
                .statusCode(422)
                .body("type", endsWith("variables-invalid"))
                .body("errors[0].pointer", equalTo("/data/total"));
    }

    private static Map<String, Object> receipt(Map<String, Object> data) {
        return Map.of(
                "template", Map.of("code", "receipt"), "recipient", Map.of("email", "ada@example.com"), "data", data);
    }
}
