package io.carillon.dispatcher.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.FailureCategory;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every provider behind an HTTP API owes in addition. */
public abstract class HttpProviderContractTest extends ProviderContractTest {
    private static final Set<Class<?>> LOADED = ConcurrentHashMap.newKeySet();

    protected FakeVendor vendor;

    @BeforeEach
    void openVendor() {
        vendor = new FakeVendor();
    }

    @AfterEach
    void closeVendor() {
        vendor.close();
    }

    protected static HttpCalls http() {
        return new HttpCalls(
                vertx, Guards.open(), TestDeliveries.noSandbox(), Defaults.of(ProviderConfig.class), Clock.systemUTC());
    }

    /** Where vendors' own libraries may block. */
    protected static SdkCalls sdkCalls() {
        return new SdkCalls(http(), Defaults.of(ProviderConfig.class));
    }

    /** Vendors' libraries are large: their first call loads them, which may take longer than a call of the contract. */
    protected void loadLibrary() {
        if (LOADED.add(getClass())) {
            vendorAccepts();
            provider().send(delivery(), accountAt(vendorPort())).await().atMost(Duration.ofSeconds(30));
            vendor.requests().clear();
        }
    }

    /** Status and headers of a success whose body is then spoilt. */
    protected abstract int successStatus();

    @Override
    protected int vendorPort() {
        return URI.create(vendor.url()).getPort();
    }

    @Override
    protected void vendorHangs() {
        vendor.hangs();
    }

    @Override
    protected void vendorThrottles() {
        vendor.answers(429, Map.of("Retry-After", "30"), "{}");
    }

    @Override
    protected void vendorBreaks() {
        vendor.answers(503, Map.of(), "{}");
    }

    @Override
    protected void vendorRefusesCredentials() {
        vendor.answers(401, Map.of(), "{}");
    }

    @Override
    protected void vendorTalksGarbage() {
        vendor.answers(successStatus() == 202 ? 200 : successStatus(), Map.of(), "<html>welcome]}");
    }

    @Test
    void unavailableWithAWaitIsTransientWithThatWait() {
        vendor.answers(503, Map.of("Retry-After", "30"), "");
        assertThat(assertFailed(FailureCategory.TRANSIENT).retryAfterMillis()).isEqualTo(30_000L);
    }

    @Test
    void anEndlessAnswerIsNotReadToItsEnd() {
        vendor.answers(successStatus(), Map.of(), "x".repeat(1 << 20));
        assertThat(assertFailed(FailureCategory.TRANSIENT).code()).isEqualTo("unreadable_answer");
    }

    @Test
    void redirectsAreNotFollowed() {
        vendor.answers(307, Map.of("Location", vendor.url() + "/elsewhere"), "");
        assertFailed(FailureCategory.MISCONFIGURED);
        assertThat(vendor.requests()).hasSize(1);
    }

    @Test
    void aBrokenErrorBodyIsReadByItsStatus() {
        vendor.answers(500, Map.of(), "[]");
        assertFailed(FailureCategory.TRANSIENT);
    }
}
