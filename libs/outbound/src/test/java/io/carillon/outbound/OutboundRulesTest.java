package io.carillon.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundRulesTest {
    private static final OutboundRules RULES = new OutboundRules(false, Set.of(443, 8443), Set.of(25, 465, 587));
    private static final OutboundRules DEVELOPMENT = new OutboundRules(true, Set.of(443), Set.of(25));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://127.1/",
                "https://0.0.0.0/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://0x7f000001/",
                "https://0177.0.0.1/",
                "https://017700000001/",
                "https://127.0.0.1./",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://169.254.169.254/latest/meta-data",
                "https://[fd00:ec2::254]/",
                "https://[fe80::1%25eth0]/",
                "https://10.0.0.1/",
                "https://172.16.0.1/",
                "https://192.168.0.1/",
                "https://100.64.0.1/",
                "https://localhost/",
                "https://localhost./",
                "https://LOCALHOST/",
                "https://a.localhost/",
                "https://printer.local/",
                "https://metadata.google.internal/",
                "https://admin.default.svc/",
                "https://admin.default.svc.cluster.local/",
                "https://tenant-admin/",
                "https://user@hooks.example.com/",
                "https://user:pw@hooks.example.com/",
                "https://hooks.example.com#x",
                "http://hooks.example.com/",
                "file:///etc/passwd",
                "gopher://hooks.example.com/",
                "ftp://hooks.example.com/",
                "https://hooks.example.com:25/",
                "https://hooks.example.com:6379/",
                "https://hooks.example.com:80/",
                "https://hooks.example.com:0/",
                "https:///path",
                "https:hooks.example.com",
                "//hooks.example.com/",
                "hooks.example.com",
                "",
                "https://hooks.exam ple.com/",
                "https://hooks.example.com\\@127.0.0.1/",
                "https://hooks.example.com:99999/",
                "https://h\u00f6oks.example.com/",
                "https://hooks.example.com/\r\nX: y"
            })
    void refusesUrl(String url) {
        assertThat(RULES.refusalOfUrl(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com", "https://hooks.example.com/a/b?c=d", "https://hooks.example.com:443/",
                "https://hooks.example.com:8443/", "https://8.8.8.8/", "https://[2606:4700:4700::1111]/",
                "HTTPS://Hooks.Example.com/", "https://xn--hks-sna.example.com/"
            })
    void letsUrlPass(String url) {
        assertThat(RULES.refusalOfUrl(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0x7f.1",
                "0x7f000001",
                "017700000001",
                "0177.0.0.1",
                "[::1]",
                "::1",
                "::ffff:127.0.0.1",
                "localhost",
                "localhost.",
                "mail.local",
                "mailserver",
                "mail.example.com.",
                "10.0.0.25",
                "",
                " ",
                "mail example.com",
                "mail.example.com\r\nEHLO",
                "-a.example.com",
                "a..example.com",
                "fe80::1%eth0",
                "[::1",
                "mail_server.example.com"
            })
    void refusesMailServer(String host) {
        assertThat(RULES.refusalOfMailServer(host, 587)).isPresent();
    }

    @Test
    void refusesPortsThatAreNotMailServers() {
        assertThat(RULES.refusalOfMailServer("mail.example.com", 6379)).isPresent();
        assertThat(RULES.refusalOfMailServer("mail.example.com", 443)).isPresent();
        assertThat(RULES.refusalOfMailServer("mail.example.com", 25)).isEmpty();
        assertThat(RULES.refusalOfMailServer("8.8.8.8", 587)).isEmpty();
    }

    @Test
    void developmentLetsInnerAddressesPassAndStillRefusesWhatIsMalformed() {
        assertThat(DEVELOPMENT.refusalOfUrl("http://localhost:18090/twilio")).isEmpty();
        assertThat(DEVELOPMENT.refusalOfUrl("http://127.0.0.1:18090/")).isEmpty();
        assertThat(DEVELOPMENT.refusalOfMailServer("localhost", 10_025)).isEmpty();
        assertThat(DEVELOPMENT.refusalOfUrl("http://169.254.169.254/latest")).isPresent();
        assertThat(DEVELOPMENT.refusalOfUrl("http://[fd00:ec2::254]/")).isPresent();
        assertThat(DEVELOPMENT.refusalOfUrl("file:///etc/passwd")).isPresent();
        assertThat(DEVELOPMENT.refusalOfUrl("http://user@localhost/")).isPresent();
        assertThat(DEVELOPMENT.refusalOfMailServer("127.1", 25)).isPresent();
    }
}
