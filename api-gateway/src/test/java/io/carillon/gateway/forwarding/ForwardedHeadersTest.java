package io.carillon.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardedHeadersTest {
    private final MultiMap service = MultiMap.caseInsensitiveMultiMap();
    private final MultiMap caller = MultiMap.caseInsensitiveMultiMap();

    @Test
    void keepsHopByHopHeadersOfTheServiceToItself() {
        service.add("Connection", "keep-alive, X-Internal")
                .add("X-Internal", "1")
                .add("Keep-Alive", "timeout=5");

        ForwardedHeaders.toCaller(service.add("Content-Type", "text/plain"), false, "id", caller);

        assertThat(caller.names()).containsExactlyInAnyOrder("Content-Type", "X-Request-Id");
    }

    @Test
    void letsTheServiceReplaceDefaultsAndRepeatHeaders() {
        caller.add("Cache-Control", "no-store");

        ForwardedHeaders.toCaller(
                service.add("Cache-Control", "max-age=60")
                        .add("Set-Cookie", "a=1")
                        .add("Set-Cookie", "b=2"),
                false,
                "id",
                caller);

        assertThat(caller.getAll("Cache-Control")).isEqualTo(List.of("max-age=60"));
        assertThat(caller.getAll("Set-Cookie")).isEqualTo(List.of("a=1", "b=2"));
    }

    @Test
    void keepsTheDoorsOwnGuardsAndLetsOnlyPagesSayWhatTheyMayLoad() {
        MultiMap page = MultiMap.caseInsensitiveMultiMap();
        service.add("Content-Security-Policy", "script-src 'self'").add("X-Frame-Options", "SAMEORIGIN");
        service.add("Access-Control-Allow-Origin", "*");
        for (MultiMap answer : List.of(caller, page)) {
            answer.add("content-security-policy", "default-src 'none'").add("x-frame-options", "DENY");
        }

        ForwardedHeaders.toCaller(service, false, "id", caller);
        ForwardedHeaders.toCaller(service, true, "id", page);

        assertThat(caller.getAll("Content-Security-Policy")).containsExactly("default-src 'none'");
        assertThat(page.getAll("Content-Security-Policy")).containsExactly("script-src 'self'");
        assertThat(page.getAll("X-Frame-Options")).containsExactly("DENY");
        assertThat(caller.contains("Access-Control-Allow-Origin")).isFalse();
        assertThat(page.get("Access-Control-Allow-Origin")).isEqualTo("*");
    }
}
