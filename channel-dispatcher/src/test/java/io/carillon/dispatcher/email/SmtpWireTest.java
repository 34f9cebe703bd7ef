package io.carillon.dispatcher.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dispatcher.provider.BoundedProvider;
import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.TestDeliveries;
import io.carillon.events.Attachment;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.FailureCategory;
import io.vertx.mutiny.core.Vertx;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is on the wire, byte for byte: structure, headers, and nothing that a field smuggled in. */
class SmtpWireTest {
    private static final List<String> BREAKS =
            List.of("\r\n", "\r", "\n", "\0", "\u0085", "\u2028", "\u2029", "\u000b", "\f", "\u001b", "\u007f");
    private static final String SMUGGLED = "X-Injected: yes";
    private static final byte[] PDF = "%PDF-1.4 demo \u00e4".getBytes(StandardCharsets.UTF_8);

    private static Vertx vertx;
    private FakeSmtpServer server;

    @BeforeAll
    static void openVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void closeVertx() {
        vertx.closeAndAwait();
    }

    @BeforeEach
    void open() throws IOException {
        server = new FakeSmtpServer();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void filesStandAroundTheAlternativesAndInlineOnesBesideTheHtml() throws Exception {
        assertThat(send(withFiles(), Map.of())).isInstanceOf(Sent.class);

        MimeMessage mail = received();
        MimeMultipart mixed = multipart(mail, "multipart/mixed");
        MimeMultipart alternative = multipart(mixed.getBodyPart(0), "multipart/alternative");
        MimeMultipart related = multipart(alternative.getBodyPart(1), "multipart/related");
        assertThat(alternative.getBodyPart(0).getContent()).isEqualTo("Gr\u00fc\u00dfe");
        assertThat(related.getBodyPart(0).getContentType()).startsWith("text/html");
        MimeBodyPart logo = (MimeBodyPart) related.getBodyPart(1);
        assertThat(logo.getContentID()).isEqualTo("<logo@us>");
        assertThat(logo.getDisposition()).isEqualTo("inline");
        MimeBodyPart pdf = (MimeBodyPart) mixed.getBodyPart(1);
        assertThat(pdf.getDisposition()).isEqualTo("attachment");
        assertThat(pdf.getContentType()).startsWith("application/pdf");
        assertThat(pdf.getFileName()).isEqualTo("M\u00e4rz \"4711\".pdf");
        assertThat(pdf.getInputStream().readAllBytes()).isEqualTo(PDF);
    }

    @Test
    void withoutHtmlAnInlineFileIsAnAttachment() throws Exception {
        Content plain =
                Content.email("s", null, "t").withAttachments(withFiles().attachments());
        send(plain, Map.of());
        assertThat(multipart(received(), "multipart/mixed").getCount()).isEqualTo(3);
    }

    @Test
    void everyFieldThatAMailNeedsIsThereOnce() throws Exception {
        send(Content.email("Gr\u00fc\u00dfe", null, "t"), Map.of("replyTo", "help@b\u00fccher.example"));

        MimeMessage mail = received();
        assertThat(mail.getHeader("Reply-To")).containsExactly("help@xn--bcher-kva.example");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        for (String once : List.of("Date", "Message-ID", "From", "To", "Subject", "MIME-Version")) {
            assertThat(mail.getHeader(once)).as(once).hasSize(1);
        }
        assertThat(mail.getSentDate()).isNotNull();
        assertThat(mail.getSubject()).isEqualTo("Gr\u00fc\u00dfe");
    }

    @Test
    void anInternationalDomainIsAskedForInAscii() {
        Delivery delivery = TestDeliveries.to(Channel.EMAIL, "ada@b\u00fccher.example", Content.email("s", null, "t"));
        assertThat(send(delivery, Map.of())).isInstanceOf(Sent.class);
        assertThat(server.lines()).contains("RCPT TO:<ada@xn--bcher-kva.example>");
    }

    @Test
    void dotsAtTheBeginningOfLinesComeThrough() throws Exception {
        send(Content.email("s", null, "before\r\n.\r\n..two\r\n.QUIT\r\nafter"), Map.of());
        assertThat(received().getContent().toString().strip().lines())
                .containsExactly("before", ".", "..two", ".QUIT", "after");
        assertThat(server.lines()).doesNotContain("QUIT");
    }

    @Test
    void aMailOfManyLinesComesWholeAndInOrder() throws Exception {
        List<String> lines =
                IntStream.range(0, 3_000).mapToObj(number -> "line " + number).toList();
        assertThat(send(Content.email("s", null, String.join("\n", lines)), Map.of()))
                .isInstanceOf(Sent.class);
        assertThat(received().getContent().toString().strip().lines()).containsExactlyElementsOf(lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\nb", "a\rb", "a\r\r\nb", "a\n\rb"})
    void noLineBreakStandsAloneOnTheWire(String text) {
        send(Content.email("s", text, text), Map.of());
        assertThat(server.messages().getFirst()).doesNotContainPattern("\r(?!\n)|(?<!\r)\n");
    }

    static Stream<Arguments> everyBreakInEveryField() {
        return Stream.of(
                        "to",
                        "subject",
                        "category",
                        "from",
                        "fromName",
                        "replyTo",
                        "file name",
                        "file type",
                        "content id")
                .flatMap(field -> BREAKS.stream().map(broken -> Arguments.of(field, broken)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void everyBreakInEveryField(String field, String lineBreak) {
        String smuggling = lineBreak + SMUGGLED;
        Content plain = Content.email("s", null, "t");
        AttemptOutcome outcome =
                switch (field) {
                    case "to" -> send(TestDeliveries.to(Channel.EMAIL, "ada@example.org" + smuggling, plain), Map.of());
                    case "subject" -> send(Content.email("s" + smuggling, null, "t"), Map.of());
                    case "category" -> send(TestDeliveries.about("c" + smuggling, "ada@example.org", plain), Map.of());
                    case "from" -> send(plain, Map.of("from", "us@example.org" + smuggling));
                    case "fromName" -> send(plain, Map.of("fromName", "Us" + smuggling));
                    case "replyTo" -> send(plain, Map.of("replyTo", "us@example.org" + smuggling));
                    case "file name" -> send(withFile("a" + smuggling, "text/plain", "i"), Map.of());
                    case "file type" -> send(withFile("a", "text/plain" + smuggling, "i"), Map.of());
                    default -> send(withFile("a", "text/plain", "i" + smuggling), Map.of());
                };
        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(server.lines()).isEmpty();
    }

    @Test
    void breaksInBodiesAndFilesStayThere() throws Exception {
        String evil = "\r\n.\r\nMAIL FROM:<evil@example.org>\r\n\r\n--boundary\r\nX-Injected: yes\n\nX-Too: yes\r";
        Content content = Content.email("%0d%0aX-Injected: yes =?utf-8?q?=0d=0aX-Too:_yes?=", evil, evil)
                .withAttachments(List.of(file("%0d%0aX-Injected.txt", "text/plain", evil.getBytes(), null)));
        assertThat(send(content, Map.of("fromName", "=?utf-8?q?=0d=0aX-Too:_yes?= \"\\")))
                .isInstanceOf(Sent.class);
        assertThat(server.lines().stream().filter(line -> line.startsWith("MAIL FROM")))
                .hasSizeLessThanOrEqualTo(3);
        assertThat(server.messages()).hasSize(1);
        MimeMessage mail = received();
        assertThat(mail.getHeader("X-Injected")).isNull();
        assertThat(mail.getHeader("X-Too")).isNull();
        assertThat(multipart(mail, "multipart/mixed").getCount()).isEqualTo(2);
    }

    @Test
    void noHeaderLineIsLongerThanTheStandardAllows() {
        Content content = Content.email("\u4f8b".repeat(300), null, "t")
                .withAttachments(List.of(file("\u4f8b".repeat(200) + ".pdf", "application/pdf", PDF, null)));
        assertThat(send(content, Map.of("fromName", "\u4f8b".repeat(100)))).isInstanceOf(Sent.class);
        assertThat(server.lines()).allMatch(line -> line.length() <= 998);
    }

    @Test
    void whatTheServerIsTooSmallForIsRefusedContent() {
        server.answers("EHLO", "250-fake\r\n250 SIZE 100");
        assertThat(send(Content.email("s", null, "t".repeat(1000)), Map.of()))
                .isInstanceOfSatisfying(Failed.class, failed -> {
                    assertThat(failed.category()).isEqualTo(FailureCategory.CONTENT_REFUSED);
                    assertThat(failed.code()).isEqualTo("too_large");
                });
    }

    @Test
    void aServerWithoutTheEncryptionAskedForIsAMisconfiguredAccount() {
        server.answers("EHLO", "250 fake");
        assertThat(send(Content.email("s", null, "t"), Map.of("tls", "starttls")))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.category()).isEqualTo(FailureCategory.MISCONFIGURED));
        assertThat(server.lines()).noneMatch(line -> line.startsWith("MAIL"));
    }

    private AttemptOutcome send(Content content, Map<String, String> settings) {
        return send(TestDeliveries.to(Channel.EMAIL, "ada@example.org", content), settings);
    }

    private AttemptOutcome send(Delivery delivery, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(
                Map.of("host", "localhost", "port", "" + server.port(), "from", "us@example.org", "tls", "none"));
        all.putAll(settings);
        ProviderAccount account = TestDeliveries.account(Channel.EMAIL, "smtp", all, Map.of());
        return new BoundedProvider(new SmtpProvider(Configs.clients(vertx), Configs.email()), Duration.ofSeconds(5))
                .send(delivery, account)
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static Content withFiles() {
        return Content.email("s", "<img src='cid:logo@us'>", "Gr\u00fc\u00dfe")
                .withAttachments(List.of(
                        file("logo.png", "image/png", new byte[] {1, 2, 3}, "logo@us"),
                        file("M\u00e4rz \"4711\".pdf", "application/pdf", PDF, null)));
    }

    private static Content withFile(String name, String type, String contentId) {
        return Content.email("s", "<p>", "t").withAttachments(List.of(file(name, type, PDF, contentId)));
    }

    private static Attachment file(String name, String type, byte[] bytes, String contentId) {
        return new Attachment(name, type, Base64.getEncoder().encodeToString(bytes), null, contentId);
    }

    private MimeMessage received() throws Exception {
        byte[] raw = server.messages().getFirst().getBytes(StandardCharsets.ISO_8859_1);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    }

    private static MimeMultipart multipart(jakarta.mail.Part part, String type) throws Exception {
        assertThat(part.getContentType()).startsWith(type);
        return (MimeMultipart) part.getContent();
    }
}
