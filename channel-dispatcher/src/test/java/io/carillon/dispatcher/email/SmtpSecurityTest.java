package io.carillon.dispatcher.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dispatcher.provider.BoundedProvider;
import io.carillon.dispatcher.provider.Guards;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.TestDeliveries;
import io.carillon.events.Attachment;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.FailureCategory;
import io.carillon.outbound.OutboundGuard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.PfxOptions;
import io.vertx.ext.mail.MailConfig;
import io.vertx.mutiny.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Encryption, checked addresses and signatures of mail that goes by SMTP. */
class SmtpSecurityTest {
    private static final Content PLAIN =
            Content.email("Gr\u00fc\u00dfe", null, "line one \r\n\r\nGr\u00fc\u00dfe\r\n\r\n");
    private static final UnaryOperator<MailConfig> NOBODY_ELSE = UnaryOperator.identity();

    private static Vertx vertx;
    private static KeyPair dkim;

    @TempDir
    static Path keys;

    @BeforeAll
    static void open() throws Exception {
        vertx = Vertx.vertx();
        dkim = rsa();
        Certificates.make(keys, "localhost");
    }

    @AfterAll
    static void close() {
        vertx.closeAndAwait();
    }

    @ParameterizedTest
    @CsvSource({"tls, true", "starttls, false"})
    void encryptsAsTheAccountSays(String tls, boolean fromTheStart) throws Exception {
        try (FakeSmtpServer server = new FakeSmtpServer(Certificates.context(keys, "localhost"), fromTheStart)) {
            server.answers("EHLO", "250-fake\r\n250 STARTTLS");
            assertThat(send(server, Map.of("tls", tls), Guards.open(), SmtpSecurityTest::trusting))
                    .isInstanceOf(Sent.class);
            assertThat(server.messages()).hasSize(1);
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotSpokenTo() throws Exception {
        try (FakeSmtpServer server = new FakeSmtpServer(Certificates.context(keys, "localhost"), true)) {
            assertThat(send(server, Map.of("tls", "tls"), Guards.open(), NOBODY_ELSE))
                    .isInstanceOf(Failed.class);
            assertThat(server.messages()).isEmpty();
        }
    }

    @Test
    void aCertificateForAnotherNameIsNotSpokenTo() throws Exception {
        try (FakeSmtpServer server = new FakeSmtpServer(Certificates.context(keys, "localhost"), true)) {
            Map<String, String> elsewhere = Map.of("tls", "tls", "host", "mail.example");
            assertThat(send(server, elsewhere, Guards.open(), SmtpSecurityTest::trusting))
                    .isInstanceOf(Failed.class);
            assertThat(server.messages()).isEmpty();
        }
    }

    @Test
    void connectionsGoToTheAddressThatWasChecked() throws IOException {
        try (FakeSmtpServer server = new FakeSmtpServer()) {
            assertThat(send(server, Map.of("host", "no-such-name.example"), Guards.open(), NOBODY_ELSE))
                    .as("the guard's lookup leads here, no other does")
                    .isInstanceOf(Sent.class);
        }
    }

    /** Sent from an event loop, as deliveries are; names are answered for by another thread, as the real lookup does. */
    @Test
    void everyConnectionHearsTheServersGreeting() throws IOException {
        OutboundGuard slow = Guards.openAnsweringElsewhere();
        try (FakeSmtpServer server = new FakeSmtpServer()) {
            SmtpProvider provider = new SmtpProvider(Configs.clients(vertx, slow, NOBODY_ELSE), Configs.email());
            ProviderAccount account = account(server, Map.of(), Map.of());
            var loop = vertx.getOrCreateContext();
            List<Uni<AttemptOutcome>> mails = IntStream.range(0, 100)
                    .mapToObj(mail -> new BoundedProvider(provider, Duration.ofSeconds(8))
                            .send(TestDeliveries.to(Channel.EMAIL, "ada@example.org", PLAIN), account))
                    .map(sending -> sending.runSubscriptionOn(work -> loop.runOnContext(work)))
                    .toList();
            assertThat(Uni.join().all(mails).andCollectFailures().await().atMost(Duration.ofSeconds(30)))
                    .hasSize(100)
                    .allMatch(Sent.class::isInstance);
            assertThat(server.connections()).isBetween(2, 10);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "mail.example", "10.0.0.1", "[::1]"})
    void serversInsideAreNotCalled(String host) throws IOException {
        try (FakeSmtpServer server = new FakeSmtpServer()) {
            assertThat(send(server, Map.of("host", host, "port", "2525"), Guards.strict(), NOBODY_ELSE))
                    .isInstanceOfSatisfying(Failed.class, failed -> {
                        assertThat(failed.category()).isEqualTo(FailureCategory.MISCONFIGURED);
                        assertThat(failed.code()).isEqualTo("refused_target");
                    });
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void portsOfOtherServicesAreNotCalled() throws IOException {
        try (FakeSmtpServer server = new FakeSmtpServer()) {
            assertThat(send(server, Map.of("port", "6379"), Guards.strictLeadingTo("93.184.216.34"), NOBODY_ELSE))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.code()).isEqualTo("refused_target"));
        }
    }

    @Test
    void theSignatureVerifiesWhateverTheMailIsMadeOf() throws Exception {
        Content files = Content.email("s", "<p>Gr\u00fc\u00dfe</p>\r\n", "Gr\u00fc\u00dfe\r\n")
                .withAttachments(List.of(
                        new Attachment("a.bin", "application/octet-stream", bytes(4000), null, null),
                        new Attachment("i.png", "image/png", bytes(300), null, "i")));
        for (Content content : List.of(PLAIN, Content.email("s", "<p>x</p>", "t"), files)) {
            SignatureRecord signature = verified(message(content)).getFirst();
            assertThat(signature.getDToken()).hasToString("example.org");
            assertThat(signature.getSelector()).hasToString("demo");
            assertThat(signature.getHeaders().stream().map(Object::toString).map(String::toLowerCase))
                    .contains("from", "subject", "date", "list-unsubscribe", "list-unsubscribe-post");
        }
    }

    @Test
    void aChangedMailDoesNotVerify() throws Exception {
        String message = message(PLAIN);
        assertThat(verifies(message)).isTrue();
        assertThat(verifies(message.replace("line one", "line two"))).isFalse();
        assertThat(verifies(message.replace("us@example.org", "me@example.org")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"})
    void anUnusableKeyIsTheAccountsFault(String key) throws IOException {
        try (FakeSmtpServer server = new FakeSmtpServer()) {
            ProviderAccount account = account(server, signing(), Map.of("dkimPrivateKey", key));
            assertThat(send(account, Guards.open(), NOBODY_ELSE, PLAIN))
                    .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.category())
                            .isEqualTo(FailureCategory.MISCONFIGURED));
            assertThat(server.messages()).as("never unsigned").isEmpty();
        }
    }

    private static String message(Content content) throws IOException {
        try (FakeSmtpServer server = new FakeSmtpServer()) {
            String pem = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(dkim.getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
            ProviderAccount account = account(server, signing(), Map.of("dkimPrivateKey", pem));
            assertThat(send(account, Guards.open(), NOBODY_ELSE, content)).isInstanceOf(Sent.class);
            return server.messages().getFirst();
        }
    }

    private static boolean verifies(String message) throws IOException {
        try {
            return !verified(message).isEmpty();
        } catch (FailException broken) {
            return false;
        }
    }

    private static List<SignatureRecord> verified(String message) throws IOException, FailException {
        String record = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(dkim.getPublic().getEncoded());
        return new DKIMVerifier((methods, selector, domain) -> List.of(record))
                .verify(new ByteArrayInputStream(message.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static Map<String, String> signing() {
        return Map.of("dkimDomain", "example.org", "dkimSelector", "demo");
    }

    private static AttemptOutcome send(
            FakeSmtpServer server, Map<String, String> settings, OutboundGuard guard, UnaryOperator<MailConfig> trust) {
        return send(account(server, settings, Map.of()), guard, trust, PLAIN);
    }

    private static AttemptOutcome send(
            ProviderAccount account, OutboundGuard guard, UnaryOperator<MailConfig> trust, Content content) {
        SmtpProvider provider = new SmtpProvider(Configs.clients(vertx, guard, trust), Configs.email());
        return new BoundedProvider(provider, Duration.ofSeconds(5))
                .send(TestDeliveries.to(Channel.EMAIL, "ada@example.org", content), account)
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static ProviderAccount account(
            FakeSmtpServer server, Map<String, String> settings, Map<String, String> secrets) {
        Map<String, String> all = new HashMap<>(
                Map.of("host", "localhost", "port", "" + server.port(), "from", "us@example.org", "tls", "none"));
        all.putAll(settings);
        return TestDeliveries.account(Channel.EMAIL, "smtp", all, secrets);
    }

    private static MailConfig trusting(MailConfig config) {
        return (MailConfig) config.setTrustOptions(new PfxOptions()
                .setPath(Certificates.file(keys, "localhost").toString())
                .setPassword(Certificates.PASSWORD));
    }

    private static String bytes(int number) {
        byte[] bytes = new byte[number];
        new java.util.Random(7).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static KeyPair rsa() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }
}
