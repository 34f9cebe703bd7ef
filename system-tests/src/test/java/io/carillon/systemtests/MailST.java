package io.carillon.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.carillon.systemtests.suite.Answer;
import io.carillon.systemtests.suite.Http;
import io.carillon.systemtests.suite.Suite;
import io.carillon.systemtests.suite.TenantService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail with all that belongs to it: files by either provider, and what SendGrid reports later. */
class MailST {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte[] PDF = "%PDF-1.4 invoice".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

    private final Suite suite = Suite.shared();

    @Test
    void aPdfAndAnInlineImageArriveByTheApi() throws Exception {
        String address = Requests.freshAddress();
        suite.demo().send(withFiles(address, Map.of("content", base64(PDF))));
        areThePdfAndTheImage(suite.mail().filesOf(address));
        assertThat(suite.simulator().requests("sendgrid", address)).hasSize(1);
    }

    @Test
    void aPdfThatIsFetchedAndAnInlineImageArriveBySmtp() throws Exception {
        HttpServer files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        files.createContext("/4711.pdf", exchange -> {
            exchange.sendResponseHeaders(200, PDF.length);
            exchange.getResponseBody().write(PDF);
            exchange.close();
        });
        files.start();
        try {
            String address = Requests.freshAddress();
            String url = "http://localhost:" + files.getAddress().getPort() + "/4711.pdf";
            suite.other().send(withFiles(address, Map.of("url", url)));
            areThePdfAndTheImage(suite.mail().filesOf(address));
            assertThat(suite.simulator().requests("sendgrid", address)).isEmpty();
        } finally {
            files.stop(0);
        }
    }

    @Test
    void aFileThatIsNotThereEndsTheMailAndSaysWhy() throws IOException {
        HttpServer files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        files.start();
        String url = "http://localhost:" + files.getAddress().getPort() + "/gone.pdf";
        String id = suite.demo().send(withFiles(Requests.freshAddress(), Map.of("url", url)));
        JsonNode delivery = suite.demo().awaitSettled(id).path("deliveries").path(0);
        files.stop(0);
        assertThat(delivery.path("status").asText()).isEqualTo("FAILED");
        assertThat(delivery.path("reason").asText()).isEqualTo("content-refused");
        String story = Http.get(suite.gateway(TenantService.API + "/" + id + "/timeline"))
                .bearer(suite.demo().token())
                .send()
                .expect(200)
                .body();
        assertThat(story).contains("attachment_404");
    }

    @Test
    void filesThatCannotBeSentAreRefusedAtTheDoor() {
        Map<String, Object> mail = withFiles(Requests.freshAddress(), Map.of("content", "no base64!"));
        Answer answer = suite.demo().request(mail).send().expect(422);
        assertThat(answer.body()).contains("attachments-invalid").contains("/attachments/0/content");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounce", "complaint"})
    void whatSendGridReportsSuppressesTheAddress(String ending) {
        String address = ending + "+" + UUID.randomUUID() + "@simulator.example";
        String id = suite.demo().send(Requests.welcome(address, Requests.freshName()));
        awaitStatus(suite.demo(), id, ending.equals("bounce") ? "BOUNCED" : "DELIVERED");

        await("suppression of " + address).atMost(PATIENCE).untilAsserted(() -> {
            String next = suite.demo().send(Requests.welcome(address, Requests.freshName()));
            assertThat(status(suite.demo().awaitSettled(next))).isEqualTo("SUPPRESSED");
        });
    }

    @Test
    void openingAndClickingAreTold() {
        String id = suite.demo()
                .send(Requests.welcome("clicked+" + UUID.randomUUID() + "@simulator.example", Requests.freshName()));
        awaitStatus(suite.demo(), id, "CLICKED");
        assertThat(suite.demo().timeline(id))
                .extracting(TenantService.Line::event)
                .contains("ATTEMPT_SENT");
    }

    private static void awaitStatus(TenantService service, String id, String status) {
        await("notification " + id + " to be " + status)
                .atMost(PATIENCE)
                .until(() -> status(service.find(id).expect(200).json()), status::equals);
    }

    private static String status(JsonNode notification) {
        return notification.path("deliveries").path(0).path("status").asText();
    }

    private static Map<String, Object> withFiles(String address, Map<String, String> pdf) {
        Map<String, Object> mail = Map.of(
                "subject",
                "Invoice",
                "html",
                "<p>See <img src=\"cid:logo\"></p>",
                "text",
                "See the PDF",
                "attachments",
                List.of(file("logo.png", "image/png", Map.of("content", base64(PNG), "contentId", "logo"))));
        return Map.of(
                "content",
                Map.of("email", mail),
                "recipient",
                Map.of("email", address),
                "attachments",
                List.of(file("M\u00e4rz.pdf", "application/pdf", pdf)));
    }

    private static Map<String, String> file(String name, String type, Map<String, String> rest) {
        Map<String, String> file = new HashMap<>(rest);
        file.put("name", name);
        file.put("contentType", type);
        return file;
    }

    private static void areThePdfAndTheImage(JsonNode files) {
        assertThat(files.findValuesAsText("name")).containsExactlyInAnyOrder("M\u00e4rz.pdf", "logo.png");
        assertThat(files.findValuesAsText("sha256")).containsExactlyInAnyOrder(hash(PDF), hash(PNG));
        assertThat(files.findValuesAsText("disposition")).containsExactlyInAnyOrder("attachment", "inline");
        assertThat(files.findValuesAsText("contentId")).contains("logo");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
