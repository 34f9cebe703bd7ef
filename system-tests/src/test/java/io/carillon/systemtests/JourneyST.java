package io.carillon.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.carillon.systemtests.suite.Http;
import io.carillon.systemtests.suite.Json;
import io.carillon.systemtests.suite.Log;
import io.carillon.systemtests.suite.MailSink.Mail;
import io.carillon.systemtests.suite.Socket;
import io.carillon.systemtests.suite.Suite;
import io.carillon.systemtests.suite.TenantService.Line;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** A notification travels through every service and tells its story. */
class JourneyST {
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE_ID + "-00f067aa0ba902b7-00";

    private final Suite suite = Suite.shared();

    @Test
    void anEmailSentOverRestArrivesOnceAndTellsItsStory() {
        String address = Requests.freshAddress();
        String name = Requests.freshName();
        String id = suite.demo()
                .request(Requests.welcome(address, name))
                .header("traceparent", TRACEPARENT)
                .send()
                .expect(202)
                .text("notificationId");

        JsonNode notification = suite.demo().awaitSettled(id);

        assertThat(notification.path("status").asText()).isIn("SENT", "DELIVERED");
        Mail mail = suite.mail().awaitMail(address);
        assertThat(mail.subject()).isEqualTo("Welcome, " + name);
        assertThat(mail.html()).contains("Hello " + name);
        assertThat(suite.mail().to(address)).hasSize(1);
        List<Line> story = suite.demo().timeline(id);
        assertThat(story).extracting(Line::event).startsWith("ACCEPTED", "PLANNED", "ATTEMPT_SENT");
        assertThat(story.get(2).provider()).isEqualTo("sendgrid");
        assertThat(story.subList(0, 3)).extracting(Line::traceId).containsOnly(TRACE_ID);
    }

    @Test
    void statusEventsTellEverybodyHowItWent() {
        String silent = "silent+" + UUID.randomUUID() + "@simulator.example";
        String id = suite.demo().send(Requests.welcome(silent, Requests.freshName()));

        List<ConsumerRecord<String, byte[]>> told = suite.log()
                .await("carillon.status", 2, record -> Log.text(record).contains(id));

        assertThat(told).extracting(JourneyST::status).containsExactly("PENDING", "SENT");
        assertThat(told)
                .extracting(record -> Log.header(record, "ce_tenantid"))
                .containsOnly(suite.place("DEMO_TENANT_ID"));
        assertThat(told)
                .extracting(record -> Log.header(record, "ce_type"))
                .containsOnly("carillon.notification.status-changed.v1");
    }

    private static String status(ConsumerRecord<String, byte[]> record) {
        return Json.read(Log.text(record)).path("status").asText();
    }

    @Test
    void anInAppMessageIsPushedToTheOpenSocketAndListedInTheInbox() {
        String name = Requests.freshName();
        try (Socket ada = suite.socket("ada");
                Socket grace = suite.socket("grace");
                Socket linus = suite.socket("linus")) {
            String id = suite.demo().send(inAppForAda(name));

            JsonNode frame = ada.awaitFrame("notification.created", created -> isOf(created, id));

            assertThat(frame.path("entry").path("title").asText()).isEqualTo("Welcome, " + name);
            assertThat(suite.demo().awaitSettled(id).path("status").asText()).isEqualTo("DELIVERED");
            assertThat(inbox("ada")).contains(id);
            assertThat(inbox("grace")).doesNotContain(id);
            assertThat(inbox("linus")).doesNotContain(id);
            assertThat(grace.count("notification.created", created -> isOf(created, id)))
                    .isZero();
            assertThat(linus.count("notification.created", created -> isOf(created, id)))
                    .isZero();
        }
    }

    private Map<String, Object> inAppForAda(String name) {
        return Requests.of(
                "welcome", Map.of("userId", suite.place("DEMO_USER_ID")), List.of("in-app"), Map.of("name", name));
    }

    private static boolean isOf(JsonNode frame, String id) {
        return frame.path("entry").path("notificationId").asText().equals(id);
    }

    private String inbox(String person) {
        return Http.get(suite.gateway("/api/v1/users/me/notifications"))
                .bearer(suite.token(person))
                .send()
                .expect(200)
                .body();
    }

    @Test
    void aCloudEventOfAnOutsideProducerTravelsTheSameWay() {
        String address = Requests.freshAddress();
        String name = Requests.freshName();
        Map<String, String> headers = Log.requestHeaders(suite.place("DEMO_TENANT_ID"));
        Map<String, Object> event = Requests.of(
                "welcome",
                Map.of("email", address, "userId", suite.place("DEMO_USER_ID")),
                List.of("email", "in-app"),
                Map.of("name", name));
        try (Socket ada = suite.socket("ada")) {
            suite.log().produce("carillon.requests.normal", headers, event);
            suite.log().produce("carillon.requests.normal", headers, event);

            JsonNode frame = ada.awaitFrame(
                    "notification.created", created -> created.toString().contains(name));
            String id = frame.path("entry").path("notificationId").asText();

            assertThat(suite.demo().awaitSettled(id).path("deliveries")).hasSize(2);
            assertThat(suite.mail().awaitMail(address).subject()).isEqualTo("Welcome, " + name);
            suite.demo().awaitSettled(suite.demo().send(inAppForAda(Requests.freshName())));
            assertThat(suite.mail().to(address)).as("a repeated event").hasSize(1);
            assertThat(ada.count("notification.created", created -> created.toString()
                            .contains(name)))
                    .isEqualTo(1);
        }
    }

    @Test
    void allFiveChannelsReachTheirProviders() {
        String name = Requests.freshName();
        Map<String, Object> recipient = Map.of(
                "userId", suite.place("DEMO_USER_ID"),
                "email", Requests.freshAddress(),
                "phone", "+4915112345678",
                "whatsapp", "+4915112345678",
                "deviceTokens", List.of("demo-device-token"));
        String id = suite.demo()
                .send(Requests.of(
                        "welcome",
                        recipient,
                        List.of("email", "sms", "push", "whatsapp", "in-app"),
                        Map.of("name", name)));

        JsonNode deliveries = suite.demo().awaitSettled(id).path("deliveries");

        assertThat(deliveries).hasSize(5).allSatisfy(delivery -> assertThat(
                        delivery.path("status").asText())
                .isIn("SENT", "DELIVERED"));
        for (String vendor : List.of("sendgrid", "twilio", "fcm", "whatsapp")) {
            assertThat(suite.simulator().requests(vendor, name)).as(vendor).hasSize(1);
        }
    }

    @Test
    void theOtherTenantsMailGoesBySmtpOnly() {
        String address = Requests.freshAddress();
        String id = suite.other().send(Requests.welcome(address, Requests.freshName()));

        suite.other().awaitSettled(id);

        assertThat(suite.mail().awaitMail(address).from()).contains("hello@other.carillon.example");
        assertThat(suite.simulator().requests("sendgrid", address)).isEmpty();
        assertThat(suite.other().timeline(id).getLast().provider()).isEqualTo("smtp");
    }

    @Test
    void mailGoesBySmtpWhenTheFirstProviderFails() {
        String address = Requests.freshAddress();
        suite.simulator().whileFailing("sendgrid", 503, () -> {
            String id = suite.demo().send(Requests.welcome(address, Requests.freshName()));

            assertThat(suite.demo().awaitSettled(id).path("status").asText()).isEqualTo("SENT");
            List<Line> story = suite.demo().timeline(id);
            assertThat(story)
                    .extracting(Line::event)
                    .containsExactly("ACCEPTED", "PLANNED", "ATTEMPT_FAILED", "ATTEMPT_SENT");
            assertThat(story).extracting(Line::provider).endsWith("sendgrid", "smtp");
            assertThat(suite.mail().to(address)).hasSize(1);
        });
    }
}
