package io.carillon.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientCredentialsTest {
    private final Later clock = new Later();
    private FakeServer server;
    private ClientCredentials credentials;

    /** A clock that is set forward. */
    private static final class Later extends Clock {
        private Instant now = Instant.parse("2026-11-22T12:00:00Z");

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void start() throws Exception {
        server = new FakeServer();
        credentials =
                new ClientCredentials(server.tokenUri(), "shop", "demo-secret", HttpClient.newHttpClient(), clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keepsATokenAndRenewsItBeforeItEnds() {
        assertThat(credentials.token()).isEqualTo("t1");
        clock.now = clock.now.plus(Duration.ofSeconds(269));
        assertThat(credentials.token()).isEqualTo("t1");
        clock.now = clock.now.plus(Duration.ofSeconds(1));
        assertThat(credentials.token()).isEqualTo("t2");
    }

    @Test
    void fetchesOneForAllWhoNeedIt() throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
            List<Callable<String>> calls = IntStream.range(0, 64)
                    .<Callable<String>>mapToObj(i -> credentials::token)
                    .toList();
            for (Future<String> token : callers.invokeAll(calls)) {
                assertThat(token.get()).isEqualTo("t1");
            }
        }
        assertThat(server.tokens).hasValue(1);
    }

    @Test
    void forgetsARefusedTokenAndOnlyThat() {
        credentials.token();
        credentials.refused("t0");
        assertThat(credentials.token()).isEqualTo("t1");
        credentials.refused("t1");
        assertThat(credentials.token()).isEqualTo("t2");
    }

    @Test
    void saysWhyThereIsNone() {
        server.tokenStatus = 401;
        assertThatThrownBy(credentials::token)
                .isInstanceOf(CarillonException.Refused.class)
                .hasMessageContaining("nobody");
        server.tokenStatus = 503;
        assertThatThrownBy(credentials::token).isInstanceOf(CarillonException.Unavailable.class);
        assertThat(credentials).asString().doesNotContain("demo-secret");
    }
}
