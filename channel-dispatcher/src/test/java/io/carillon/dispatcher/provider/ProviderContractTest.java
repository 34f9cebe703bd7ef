package io.carillon.dispatcher.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.FailureCategory;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every provider owes its callers, whatever the vendor. */
public abstract class ProviderContractTest {
    private static final Duration HANGING = Duration.ofMillis(1_500);

    /** Long: on a busy machine nobody must be taken for one who hangs. */
    private Duration callTimeout = Duration.ofSeconds(20);

    protected static Vertx vertx;

    @BeforeAll
    static void openVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void closeVertx() {
        vertx.closeAndAwait();
    }

    protected abstract Provider provider();

    protected abstract Delivery delivery();

    /** An account whose vendor is at that port of localhost. */
    protected abstract ProviderAccount accountAt(int port);

    protected abstract int vendorPort();

    protected abstract void vendorAccepts();

    /** Asks to come back in 30 seconds where the protocol can say so. */
    protected abstract void vendorThrottles();

    protected abstract void vendorBreaks();

    protected abstract void vendorRefusesRecipient();

    protected abstract void vendorRefusesCredentials();

    protected abstract void vendorTalksGarbage();

    protected abstract void vendorHangs();

    /** Whether the vendor's protocol can name a wait. */
    protected boolean saysWhenToComeBack() {
        return true;
    }

    @Test
    protected void anAcceptedMessageIsSentWithTheVendorsNameForIt() {
        vendorAccepts();
        assertThat(send()).isInstanceOfSatisfying(Sent.class, sent -> assertThat(sent.providerMessageId())
                .isNotBlank());
    }

    @Test
    void throttlingIsReportedWithTheWaitAskedFor() {
        vendorThrottles();
        Failed failed = assertFailed(FailureCategory.THROTTLED);
        assertThat(failed.retryAfterMillis()).isEqualTo(saysWhenToComeBack() ? 30_000L : null);
    }

    @Test
    void aBrokenVendorIsTransient() {
        vendorBreaks();
        assertFailed(FailureCategory.TRANSIENT);
    }

    @Test
    void aRefusedRecipientIsInvalid() {
        vendorRefusesRecipient();
        assertFailed(FailureCategory.INVALID_RECIPIENT);
    }

    @Test
    void refusedCredentialsAreAMisconfiguredAccount() {
        vendorRefusesCredentials();
        assertFailed(FailureCategory.MISCONFIGURED);
    }

    @Test
    void aHangingVendorIsTransientWithinTheTimeout() {
        vendorHangs();
        callTimeout = HANGING;
        long started = System.nanoTime();
        assertFailed(FailureCategory.TRANSIENT);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void garbageIsTransientAndHarmless() {
        vendorTalksGarbage();
        assertFailed(FailureCategory.TRANSIENT);
    }

    @Test
    void aRefusedConnectionIsTransient() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(send(accountAt(closed))).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.category())
                .isEqualTo(FailureCategory.TRANSIENT));
    }

    @Test
    void anAccountWithoutSettingsIsMisconfigured() {
        ProviderAccount bare =
                TestDeliveries.account(provider().channel(), provider().type(), Map.of(), Map.of());
        assertThat(send(bare)).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.category())
                .isEqualTo(FailureCategory.MISCONFIGURED));
    }

    protected AttemptOutcome send() {
        return send(accountAt(vendorPort()));
    }

    protected AttemptOutcome send(ProviderAccount account) {
        return send(delivery(), account);
    }

    protected AttemptOutcome send(Delivery delivery, ProviderAccount account) {
        return new BoundedProvider(provider(), callTimeout)
                .send(delivery, account)
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    protected Failed assertFailed(FailureCategory category) {
        AttemptOutcome outcome = send();
        assertThat(outcome).isInstanceOf(Failed.class);
        Failed failed = (Failed) outcome;
        assertThat(failed.category()).as(failed.toString()).isEqualTo(category);
        assertThat(failed.code()).isNotBlank();
        return failed;
    }
}
