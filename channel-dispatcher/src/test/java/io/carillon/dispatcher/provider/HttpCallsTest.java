package io.carillon.dispatcher.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.FailureCategory;
import io.carillon.outbound.OutboundGuard;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tenants name where their providers' APIs are; only the public internet is called. */
class HttpCallsTest {
    private static Vertx vertx;
    private FakeVendor vendor;

    @BeforeAll
    static void openVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void closeVertx() {
        vertx.closeAndAwait();
    }

    @BeforeEach
    void openVendor() {
        vendor = new FakeVendor();
        vendor.answers(200, Map.of(), "{}");
    }

    @AfterEach
    void closeVendor() {
        vendor.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://2130706433/",
                "https://[::ffff:169.254.169.254]/",
                "https://10.0.0.1:8443/",
                "https://localhost/",
                "http://api.example.com/",
                "https://user@api.example.com/",
                "https://api.example.com:6379/"
            })
    void placesThatAreNotPublicAreRefusedAsMisconfigured(String url) {
        assertRefused(post(Guards.strict(), url));
    }

    @Test
    void aPublicNameThatLeadsInsideIsRefused() {
        assertRefused(post(Guards.strictLeadingTo("10.1.2.3"), "https://api.example.com/"));
    }

    @Test
    void theCheckedAddressIsCalledUnderItsOwnName() {
        String url = vendor.url().replace("localhost", "api.example.com") + "/v1/send?x=1";
        assertThat(post(Guards.open(), url)).isInstanceOf(Sent.class);
        assertThat(vendor.requests()).singleElement().satisfies(request -> {
            assertThat(request.header("Host")).startsWith("api.example.com:");
            assertThat(request.path()).isEqualTo("/v1/send");
        });
    }

    @Test
    void anOpenConnectionServesNoAddressButItsOwn() {
        HttpCalls http = calls(Guards.openLeadingTo("127.0.0.1", "127.0.0.2"));
        String url = vendor.url().replace("localhost", "api.example.com");

        assertThat(post(http, url)).isInstanceOf(Sent.class);
        assertThat(post(http, url)).isInstanceOf(Failed.class);
        assertThat(vendor.requests()).hasSize(1);
    }

    private static void assertRefused(AttemptOutcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.category()).isEqualTo(FailureCategory.MISCONFIGURED);
            assertThat(failed.code()).isEqualTo("refused_target");
        });
    }

    private static AttemptOutcome post(OutboundGuard guard, String url) {
        return post(calls(guard), url);
    }

    private static HttpCalls calls(OutboundGuard guard) {
        return new HttpCalls(
                vertx, guard, TestDeliveries.noSandbox(), Defaults.of(ProviderConfig.class), Clock.systemUTC());
    }

    private static AttemptOutcome post(HttpCalls http, String url) {
        Provider provider = new Provider() {
            @Override
            public String type() {
                return "fake";
            }

            @Override
            public Channel channel() {
                return Channel.SMS;
            }

            @Override
            public Uni<AttemptOutcome> send(Delivery delivery, ProviderAccount account) {
                return http.post(url, Map.of(), Buffer.buffer("{}")).map(answer -> new Sent("id"));
            }
        };
        Delivery delivery = TestDeliveries.to(Channel.SMS, "+491700000000", Content.text("Hello"));
        ProviderAccount account = TestDeliveries.account(Channel.SMS, "fake", Map.of(), Map.of());
        return new BoundedProvider(provider, Duration.ofSeconds(3))
                .send(delivery, account)
                .await()
                .atMost(Duration.ofSeconds(5));
    }
}
