package io.carillon.core.planning;

import static io.carillon.core.CoreTest.awaitStatus;
import static io.carillon.core.CoreTest.get;
import static io.carillon.core.CoreTest.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.carillon.core.CoreTest;
import io.carillon.events.Attachment;
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
import java.util.HashMap;
import java.util.List;
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

    @Test
    void filesOfTheRequestAndOfItsContentTravelWithTheMail() {
        try (TopicWatch emails = TestTopics.watch(Topics.deliveries(Channel.EMAIL, Lane.NORMAL))) {
            String id = send(withFiles(
                    Map.of("name", "{{n}}.pdf", "contentType", "application/pdf", "content", "JVBERi0="),
                    Map.of("name", "{{n}}.png", "contentType", "image/png", "content", "iVBORw==", "contentId", "i")));
            DeliveryRequested delivery = emails.await(
                            r -> id.equals(r.json().path("notificationId").asText()))
                    .data(DeliveryRequested.class);
            assertThat(delivery.content().attachments())
                    .containsExactly(
                            new Attachment("7.png", "image/png", "iVBORw==", null, "i"),
                            new Attachment("{{n}}.pdf", "application/pdf", "JVBERi0=", null, null));
        }
    }

    @Test
    void filesThatCannotBeSentAreRefusedAtTheDoor() {
        Map<String, Object> fine = Map.of("name", "a", "contentType", "text/plain", "content", "YQ==");
        Map<String, Object> inner =
                Map.of("name", "a", "contentType", "text/plain", "url", "https://somebody@files.example/a");
        send(withFiles(Map.of("name", "../a", "contentType", "text/plain", "content", "YQ=="), fine), Optional.empty())
                .statusCode(422)
                .body("type", endsWith("attachments-invalid"))
                .body("errors[0].pointer", equalTo("/attachments/0/name"));
        send(withFiles(inner, inner), Optional.empty())
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/attachments/0/url", "/content/email/attachments/0/url")));
    }

    @Test
    void aNameThatRendersToAPathFailsTheNotification() {
        Map<String, Object> body = new HashMap<>(withFiles(
                Map.of("name", "a", "contentType", "text/plain", "content", "YQ=="),
                Map.of("name", "{{n}}", "contentType", "text/plain", "content", "YQ==")));
        body.put("data", Map.of("n", "../../etc/passwd"));
        String id = send(body);
        awaitStatus(id, "FAILED");
        get(id).body("reason", equalTo("template-failed")).body("detail", containsString("attachments/0/name"));
    }

    private static Map<String, Object> withFiles(Map<String, Object> own, Map<String, Object> inContent) {
        return Map.of(
                "content",
                Map.of("email", Map.of("subject", "s", "text", "t", "attachments", List.of(inContent))),
                "attachments",
                List.of(own),
                "recipient",
                Map.of("email", "ada@example.com"),
                "data",
                Map.of("n", 7));
    }

    private static Map<String, Object> receipt(Map<String, Object> data) {
        return Map.of(
                "template", Map.of("code", "receipt"), "recipient", Map.of("email", "ada@example.com"), "data", data);
    }
}
