package io.carillon.devstack.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.devstack.process.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The mail sink over its real ports. */
class MailSinkTest {

    private static final String MAIL = """
            Message-ID: <one@carillon>
            From: News <news@demo.test>
            Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
            Content-Type: text/html; charset=utf-8

            <script>alert(1)</script><b>Hello</b>
            ..a line that began with a dot
            """.replace("\n", "\r\n");

    private final Ports ports = new Ports();
    private final int smtpPort = ports.random();
    private final int pagePort = ports.random();
    private final Mailbox mailbox = new Mailbox(Clock.systemUTC());
    private final MailSink sink = new MailSink(smtpPort, pagePort, mailbox);

    @BeforeEach
    void start() throws Exception {
        sink.start();
    }

    @AfterEach
    void stop() {
        sink.stop();
    }

    @Test
    void takesPipelinedMailAndTellsItAsJson() throws Exception {
        assertThat(talk(envelope("ada@example.com"))).containsSequence("354 End data with <CR><LF>.<CR><LF>");
        assertThat(talk("EHLO x\r\nQUIT\r\n")).contains("250-PIPELINING");

        String json = get("/api/messages?to=ADA@example.com");
        assertThat(json)
                .contains("\"subject\":\"Grüße\"", "\"to\":[\"ada@example.com\"]", "<b>Hello</b>", "\\n.a line that");
        assertThat(get("/api/messages?to=grace@example.com")).isEqualTo("[]");
    }

    @Test
    void countsDuplicatesByMessageId() throws Exception {
        talk(envelope("ada@example.com"));
        talk(envelope("ada@example.com"));

        assertThat(get("/api/stats"))
                .isEqualTo("{\"messages\":2,\"distinctMessageIds\":1,\"duplicates\":1,\"connections\":2}");
        assertThat(get("/api/messages/count?to=ada@example.com")).isEqualTo("{\"count\":2}");
    }

    @Test
    void showsAMailWithoutLettingItRunAnything() throws Exception {
        talk(envelope("ada@example.com"));

        assertThat(get("/")).contains("Grüße", "ada@example.com");
        assertThat(get("/messages/1")).contains("<iframe sandbox").doesNotContain("<script>");
        assertThat(answer("/messages/1/html").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("sandbox; default-src 'none'"));
    }

    @Test
    void keepsTheOrderOfCommandsAndAcceptsAnySignIn() throws Exception {
        assertThat(talk("DATA\r\nRCPT TO:<a@b>\r\nAUTH PLAIN AGEAYg==\r\nNONSENSE\r\nQUIT\r\n"))
                .containsExactly(
                        "220 localhost Carillon mail sink",
                        "503 RCPT first",
                        "503 MAIL first",
                        "235 Authentication successful",
                        "500 Command unknown",
                        "221 Bye");
    }

    @Test
    void takesAMailWithoutAnyLine() throws Exception {
        talk("MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n.\r\nQUIT\r\n");

        assertThat(mailbox.counts().messages()).isEqualTo(1);
    }

    private static String envelope(String to) {
        return "MAIL FROM:<news@demo.test>\r\nRCPT TO:<%s>\r\nDATA\r\n%s.\r\nQUIT\r\n".formatted(to, MAIL);
    }

    private java.util.List<String> talk(String all) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), smtpPort)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(all.getBytes(StandardCharsets.UTF_8));
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return reader.lines().toList();
        }
    }

    private String get(String path) throws Exception {
        return answer(path).body();
    }

    private HttpResponse<String> answer(String path) throws Exception {
        URI address = URI.create("http://localhost:" + pagePort + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
