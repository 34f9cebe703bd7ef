package io.carillon.admin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class PagePolicyTest {

    @Test
    void letsTheConsoleRunItsOwnFilesOnlyAndCallTheIssuer() {
        assertThat(PagePolicy.ofConsole(URI.create("https://id.example.com/realms/carillon"), "n0"))
                .startsWith("default-src 'none'; ")
                .contains("script-src 'self';")
                .contains("style-src 'self' 'nonce-n0';")
                .contains("connect-src 'self' https://id.example.com;")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void namesThePortOfAnIssuerThatHasOne() {
        assertThat(PagePolicy.ofConsole(URI.create("http://localhost:18080/realms/carillon"), "n0"))
                .contains("connect-src 'self' http://localhost:18080;");
    }

    @Test
    void keepsMailsInAnOriginOfTheirOwnWithoutScripts() {
        assertThat(PagePolicy.ofFrame())
                .contains("sandbox allow-scripts")
                .contains("script-src 'self';")
                .contains("frame-ancestors 'self'")
                .doesNotContain("connect-src")
                .doesNotContain("allow-same-origin");
    }
}
