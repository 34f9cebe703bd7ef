package io.carillon.admin.provider.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.carillon.admin.provider.ProviderType;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpTalkTest {
    private static final String HOST = "mail.test.example";
    private static final String PASSWORD = "demo-password";
    private static final char[] STORE = "changeit".toCharArray();
    private static SSLContext tls;

    @TempDir
    static Path directory;

    @BeforeAll
    static void makeCertificate() throws Exception {
        Path file = directory.resolve("keys.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + HOST,
                        "-ext",
                        "san=dns:" + HOST)
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, STORE);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, STORE);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    }

    @Test
    void signsInOverStartTlsAndSendsNothing() throws Exception {
        try (FakeMailServer server = server().answers("EHLO", "250-fake\r\n250-STARTTLS\r\n250 AUTH PLAIN")) {
            assertThat(steps(server, "starttls", HOST))
                    .extracting(CheckStep::name, CheckStep::ok)
                    .containsExactly(
                            tuple("connection", true),
                            tuple("encryption", true),
                            tuple("sign-in", true),
                            tuple("conversation", true));
            assertThat(server.lines)
                    .contains("EHLO carillon.example", "NOOP", "QUIT")
                    .noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @Test
    void theCertificateMustBearTheName() throws Exception {
        try (FakeMailServer server = server().answers("EHLO", "250 STARTTLS")) {
            assertThat(steps(server, "starttls", "other.test.example").getLast())
                    .isEqualTo(CheckStep.wrong(
                            "encryption", "the certificate of the server is for another name than other.test.example"));
        }
        try (FakeMailServer server = new FakeMailServer(tls, true)) {
            assertThat(steps(server, "tls", HOST)).allMatch(CheckStep::ok).hasSize(4);
        }
    }

    @Test
    void anUnknownAuthorityIsNamed() throws Exception {
        try (FakeMailServer server = new FakeMailServer(tls, true)) {
            SSLSocketFactory strangers = (SSLSocketFactory) SSLSocketFactory.getDefault();
            assertThat(steps(server, "tls", HOST, strangers, Duration.ofSeconds(5))
                            .getLast()
                            .detail())
                    .isEqualTo("the certificate of mail.test.example is not from a known authority");
        }
    }

    @Test
    void aServerWithoutEncryptionIsToldApartFromOneWithAWrongMode() throws Exception {
        try (FakeMailServer server = server()) {
            assertThat(steps(server, "starttls", HOST).getLast().detail()).startsWith("the server offers no STARTTLS");
            assertThat(steps(server, "tls", HOST).getLast().detail()).contains("does not speak TLS on this port");
            assertThat(server.lines).noneMatch(line -> line.startsWith("AUTH"));
        }
    }

    @Test
    void aRefusedSignInQuotesTheServerAndNoSecret() throws Exception {
        try (FakeMailServer server =
                server().answers("AUTH", "535 5.7.8 no AGRlbW8AZGVtby1wYXNzd29yZA== demo-password\u0007")) {
            CheckStep refused = steps(server, "none", HOST).getLast();

            assertThat(refused.name()).isEqualTo("sign-in");
            assertThat(refused.detail()).isEqualTo("the server refuses user name or password: 535 5.7.8 no ••• •••");
        }
    }

    @Test
    void signsInWithLoginWhereThereIsNoPlain() throws Exception {
        try (FakeMailServer server = server().answers("EHLO", "250 AUTH LOGIN")
                .answers("AUTH", "334 VXNlcm5hbWU6")
                .answers("ZGVtbw==", "334 UGFzc3dvcmQ6")
                .answers("ZGVtby1wYXNzd29yZA==", "235 ok")) {
            assertThat(steps(server, "none", HOST)).allMatch(CheckStep::ok);
        }
    }

    @Test
    void whatIsNoMailServerIsRecognised() throws Exception {
        try (FakeMailServer server = server().answers("GREETING", "HTTP/1.1 400 Bad Request")) {
            assertThat(steps(server, "none", HOST).getLast().detail())
                    .isEqualTo("the server turns us away: no SMTP reply");
        }
    }

    @Test
    void waitsNoLongerThanAllowed() throws Exception {
        try (FakeMailServer server = server().answers("GREETING", "")) {
            long began = System.nanoTime();
            List<CheckStep> steps = steps(server, "none", HOST, tls.getSocketFactory(), Duration.ofMillis(300));

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
            assertThat(steps.getLast().detail()).contains("did not answer in time");
        }
    }

    private static FakeMailServer server() throws IOException {
        return new FakeMailServer(tls, false);
    }

    private static List<CheckStep> steps(FakeMailServer server, String mode, String host) throws IOException {
        return steps(server, mode, host, tls.getSocketFactory(), Duration.ofSeconds(10));
    }

    private static List<CheckStep> steps(
            FakeMailServer server, String mode, String host, SSLSocketFactory trust, Duration patience)
            throws IOException {
        Map<String, String> settings =
                new HashMap<>(Map.of("host", host, "port", "" + server.port(), "tls", mode, "username", "demo"));
        OpenedAccount account = new OpenedAccount(ProviderType.SMTP, settings, Map.of("password", PASSWORD));
        InetAddress address = InetAddress.getLoopbackAddress();
        Clock clock = Clock.systemUTC();
        return new SmtpTalk(
                        account,
                        address,
                        "carillon.example",
                        trust,
                        clock,
                        clock.instant().plus(patience))
                .steps();
    }
}
