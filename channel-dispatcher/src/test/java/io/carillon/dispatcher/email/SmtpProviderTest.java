package io.carillon.dispatcher.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.Provider;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.ProviderContractTest;
import io.carillon.dispatcher.provider.TestDeliveries;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.FailureCategory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpProviderTest extends ProviderContractTest {
    private FakeSmtpServer server;
    private Provider provider;

    @BeforeEach
    void open() throws IOException {
        server = new FakeSmtpServer();
        provider = new SmtpProvider(Configs.clients(vertx), Configs.email());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Override
    protected Provider provider() {
        return provider;
    }

    @Override
    protected Delivery delivery() {
        return mail("Hello", "ada@example.org");
    }

    @Override
    protected ProviderAccount accountAt(int port) {
        return account(port, "Us");
    }

    @Override
    protected int vendorPort() {
        return server.port();
    }

    @Override
    protected void vendorAccepts() {
        // as it is
    }

    @Override
    protected boolean saysWhenToComeBack() {
        return false;
    }

    @Override
    protected void vendorThrottles() {
        server.answers("RCPT", "452 4.5.3 too many recipients");
    }

    @Override
    protected void vendorBreaks() {
        server.answers(".", "451 4.3.0 try again");
    }

    @Override
    protected void vendorRefusesRecipient() {
        server.answers("RCPT", "550 5.1.1 no such user");
    }

    @Override
    protected void vendorRefusesCredentials() {
        server.answers("MAIL", "530 5.7.0 authentication required");
    }

    @Override
    protected void vendorTalksGarbage() {
        server.answers("GREETING", "hello there");
    }

    @Override
    protected void vendorHangs() {
        server.answers(".", "");
    }

    @Test
    void theWireCarriesBothPartsAndAStableMessageId() {
        Delivery delivery = delivery();
        assertThat(send(delivery, accountAt(server.port())))
                .isEqualTo(new Sent("<" + delivery.id() + "@carillon.local>"));
        assertThat(server.lines())
                .contains("Message-ID: <" + delivery.id() + "@carillon.local>", "Subject: Hello", "To: ada@example.org")
                .contains("From: \"Us\" <us@example.org>")
                .anyMatch(line -> line.startsWith("Content-Type: multipart/alternative"))
                .anyMatch(line -> line.startsWith("Content-Type: text/html"))
                .anyMatch(line -> line.startsWith("Content-Type: text/plain"));
        assertThat(server.lines().stream().filter(line -> line.startsWith("Message-ID:")))
                .hasSize(1);
    }

    @Test
    void theWireSaysHowToLeaveWithOneClick() {
        String url = "https://carillon.example/unsubscribe/" + "a1-_".repeat(60);
        assertThat(send(TestDeliveries.leavable("ada@example.org", url), accountAt(server.port())))
                .isInstanceOf(Sent.class);
        assertThat(unfolded(server.lines()))
                .containsOnlyOnce(
                        "List-Unsubscribe: <" + url + ">", "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    }

    @Test
    void mailThatNobodyMayLeaveSaysNothingOfIt() {
        send();
        assertThat(server.lines()).noneMatch(line -> line.startsWith("List-"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example/x\r\nX-Injected: yes",
                "https://a.example/x>, <mailto:evil@example.org",
                "javascript:alert(1)",
                "https://a.example/a b"
            })
    void anUnsubscribeAddressThatCouldBecomeMoreNeverReachesTheWire(String url) {
        assertThat(send(TestDeliveries.leavable("ada@example.org", url), accountAt(server.port())))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.category()).isEqualTo(FailureCategory.INTERNAL));
        assertThat(server.lines()).isEmpty();
    }

    /** Header fields as RFC 5322 §2.2.3 unfolds them. */
    private static List<String> unfolded(List<String> lines) {
        return List.of(String.join("\n", lines).replaceAll("\n(?=[ \t])", "").split("\n"));
    }

    @Test
    void connectionsAreKept() {
        for (int i = 0; i < 20; i++) {
            assertThat(send()).isInstanceOf(Sent.class);
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void signsInWhenTheAccountHasAUserName() {
        ProviderAccount account = TestDeliveries.account(
                Channel.EMAIL,
                "smtp",
                Map.of(
                        "host",
                        "localhost",
                        "port",
                        "" + server.port(),
                        "from",
                        "us@example.org",
                        "username",
                        "demo",
                        "starttls",
                        "disabled"),
                Map.of("password", "demo-password"));
        assertThat(send(delivery(), account)).isInstanceOf(Sent.class);
        assertThat(server.lines()).anyMatch(line -> line.startsWith("AUTH PLAIN"));
    }

    @ParameterizedTest
    @CsvSource({"none, false", "starttls, true"})
    void switchesToTlsOnlyWhenTheAccountSaysSo(String tls, boolean asked) {
        server.answers("EHLO", "250-fake\r\n250 STARTTLS");
        server.answers("STAR", "454 4.7.0 not now");
        ProviderAccount account = TestDeliveries.account(
                Channel.EMAIL,
                "smtp",
                Map.of("host", "localhost", "port", "" + server.port(), "from", "us@example.org", "tls", tls),
                Map.of());

        AttemptOutcome outcome = send(delivery(), account);

        assertThat(server.lines().contains("STARTTLS")).isEqualTo(asked);
        assertThat(outcome instanceof Sent).isEqualTo(!asked);
    }

    @Test
    void aRefusedSignInIsAMisconfiguredAccount() {
        server.answers("AUTH", "535 5.7.8 bad credentials");
        ProviderAccount account = TestDeliveries.account(
                Channel.EMAIL,
                "smtp",
                Map.of("host", "localhost", "port", "" + server.port(), "from", "us@example.org", "username", "demo"),
                Map.of("password", "demo-password"));
        assertThat(send(delivery(), account))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.category()).isEqualTo(FailureCategory.MISCONFIGURED));
    }

    @Test
    void aLineWithOneDotDoesNotEndTheMail() {
        Delivery dotted = TestDeliveries.to(
                Channel.EMAIL,
                "ada@example.org",
                Content.email("Hello", null, "before\r\n.\r\nMAIL FROM:<evil@example.org>\r\nafter"));
        assertThat(send(dotted, accountAt(server.port()))).isInstanceOf(Sent.class);
        assertThat(server.lines().stream().filter(line -> line.startsWith("MAIL FROM")))
                .hasSize(2);
        assertThat(server.lines().stream().filter(line -> line.equals("."))).hasSize(1);
        assertThat(server.lines().indexOf("after")).isLessThan(server.lines().indexOf("."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.org\r\nX-Injected: yes",
                "a@example.org>\r\nRCPT TO:<evil@example.org",
                "a@example.org\nX-Injected: yes",
                "a\u0000@example.org",
                "a@example.org, evil@example.org",
                "Ada <a@example.org>",
                "a b@example.org"
            })
    void anAddressThatCouldBecomeMoreNeverReachesTheWire(String address) {
        assertThat(send(mail("Hello", address), accountAt(server.port())))
                .isInstanceOfSatisfying(Failed.class, failed -> {
                    assertThat(failed.category()).isEqualTo(FailureCategory.INVALID_RECIPIENT);
                    assertThat(failed.suppression()).as("nobody but us saw it").isNull();
                });
        assertThat(server.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hi\r\nX-Injected: yes", "Hi\rthere", "Hi\nthere", "Hi\u0000", "Hi\u2028there", "\u0007"})
    void aSubjectThatCouldBecomeMoreNeverReachesTheWire(String subject) {
        assertThat(send(mail(subject, "ada@example.org"), accountAt(server.port())))
                .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.category())
                        .isEqualTo(FailureCategory.CONTENT_REFUSED));
        assertThat(server.lines()).isEmpty();
    }

    @Test
    void aSenderNameThatCouldBecomeMoreNeverReachesTheWire() {
        ProviderAccount evil = account(server.port(), "Us\r\nX-Injected: yes");
        assertThat(send(delivery(), evil)).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.category())
                .isEqualTo(FailureCategory.MISCONFIGURED));
        assertThat(server.lines()).isEmpty();
    }

    @Test
    void encodedLineBreaksStayText() {
        assertThat(send(
                        mail("Hi%0d%0aX-Injected: yes =?utf-8?q?=0d=0aX-Too:_yes?=", "ada@example.org"),
                        accountAt(server.port())))
                .isInstanceOf(Sent.class);
        List<String> lines = server.lines();
        assertThat(lines).noneMatch(line -> line.startsWith("X-Injected") || line.startsWith("X-Too"));
    }

    private static Delivery mail(String subject, String to) {
        return TestDeliveries.to(Channel.EMAIL, to, Content.email(subject, "<p>Hello</p>", "Hello"));
    }

    private static ProviderAccount account(int port, String fromName) {
        return TestDeliveries.account(
                Channel.EMAIL,
                "smtp",
                Map.of("host", "localhost", "port", "" + port, "from", "us@example.org", "fromName", fromName),
                Map.of());
    }
}
