package io.carillon.dispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.dispatcher.provider.FakeVendor;
import io.carillon.dispatcher.provider.ProviderAccounts;
import io.carillon.events.AttemptOutcome.Expired;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.FailureCategory;
import io.carillon.events.Lane;
import io.carillon.events.ProviderTry;
import io.carillon.tenantconfig.SecretSealer;
import io.carillon.testkit.Infra;
import io.carillon.testkit.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which account gets a delivery when some fail, are slow, or want to be left alone. */
@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "kafka,redis,oidc,mail,simulator"))
class RouteComponentTest {
    private static final Map<String, String> ID = Map.of("X-Message-Id", "demo-message");
    private static final int BREAKER_FAILURES = 8;

    @Inject
    ProviderAccounts accounts;

    @Inject
    SecretSealer sealer;

    private FakeVendor primary;
    private FakeVendor secondary;
    private Rehearsal tenant;

    @BeforeEach
    void open() {
        primary = new FakeVendor();
        secondary = new FakeVendor();
        primary.answers(202, ID, "");
        secondary.answers(202, ID, "");
        tenant = new Rehearsal(accounts, sealer);
    }

    @AfterEach
    void close() {
        tenant.close();
        primary.close();
        secondary.close();
    }

    @Test
    void aBrokenPrimaryIsLeftAloneButForTrialsAndComesBack() {
        bothAccounts();
        primary.answers(503, Map.of(), "");
        Instant began = Instant.now();
        assertThat(tenant.mail().tries())
                .extracting(ProviderTry::providerAccountId)
                .containsExactly(tenant.account(1), tenant.account(2));
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(2));
        for (int i = 1; i < BREAKER_FAILURES; i++) {
            tenant.mail();
        }
        int callsToOpen = primary.requests().size();
        assertThat(callsToOpen).isLessThanOrEqualTo(10);

        long opened = System.nanoTime();
        tenant.send(100, Channel.EMAIL, Lane.NORMAL);
        assertThat(tenant.outcomes(100 + BREAKER_FAILURES)).allMatch(attempted -> attempted.outcome() instanceof Sent);
        long seconds = Duration.ofNanos(System.nanoTime() - opened).toSeconds();
        assertThat(primary.requests().size() - callsToOpen).as("trials").isLessThanOrEqualTo((int) seconds + 1);

        primary.answers(202, ID, "");
        await().atMost(Duration.ofSeconds(15)).until(() -> isBy(tenant.mail(), 1));
        assertThat(List.of(tenant.mail(), tenant.mail(), tenant.mail())).allMatch(attempted -> isBy(attempted, 1));
    }

    @Test
    void whenEveryAccountIsLeftAloneTheAttemptSaysWhenToComeBack() {
        tenant.sendGrid(primary.url(), Map.of()).begin();
        primary.answers(500, Map.of(), "");
        tenant.send(BREAKER_FAILURES, Channel.EMAIL, Lane.NORMAL);
        tenant.outcomes(BREAKER_FAILURES);
        int calls = primary.requests().size();

        DeliveryAttempted attempted = tenant.mail();

        assertThat(attempted.tries()).isEmpty();
        assertThat(attempted.outcome()).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.category()).isEqualTo(FailureCategory.TRANSIENT);
            assertThat(failed.code()).isEqualTo("breaker_open");
            assertThat(failed.retryAfterMillis()).isBetween(1L, 60_000L);
        });
        assertThat(primary.requests()).hasSize(calls);
    }

    @Test
    void whoAsksToWaitIsNotCalledBeforeAndOthersTakeOver() {
        bothAccounts();
        primary.answers(429, Map.of("Retry-After", "3"), "");
        assertThat(isBy(tenant.mail(), 2)).isTrue();
        long asked = System.nanoTime();
        primary.answers(202, ID, "");
        for (int i = 0; i < 5; i++) {
            DeliveryAttempted attempted = tenant.mail();
            assertThat(attempted.tries()).singleElement().satisfies(tried -> assertThat(tried.providerAccountId())
                    .isEqualTo(tenant.account(2)));
        }
        assertThat(primary.requests()).hasSize(1);
        await().atMost(Duration.ofSeconds(10)).until(() -> isBy(tenant.mail(), 1));
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofMillis(2_800));
    }

    @Test
    void anAccountsRateSmoothsInsteadOfFailing() {
        tenant.sendGrid(primary.url(), Map.of("ratePerSecond", "20")).begin();
        long began = System.nanoTime();
        tenant.send(45, Channel.EMAIL, Lane.NORMAL);
        assertThat(tenant.outcomes(45)).allMatch(attempted -> attempted.outcome() instanceof Sent);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(1_900));
        assertThat(primary.requests()).hasSize(45);
    }

    @Test
    void aTenantsAllowanceLetsCriticalDeliveriesGoFirst() {
        tenant.sendGrid(primary.url(), Map.of()).snapshot().deliveriesPerMinute(Channel.EMAIL, 600);
        tenant.begin();
        tenant.send(40, Channel.EMAIL, Lane.BULK);
        await().until(() -> !primary.requests().isEmpty());
        DeliveryRequested code = tenant.send(1, Channel.EMAIL, Lane.CRITICAL).getFirst();
        assertThat(tenant.outcome(code).outcome()).isInstanceOf(Sent.class);
        assertThat(primary.requests().size()).as("bulk did not go first").isLessThan(25);
        assertThat(tenant.outcomes(41)).allMatch(attempted -> attempted.outcome() instanceof Sent);
    }

    @Test
    void whatIsOverATenantsAllowanceComesBackLaterOneAfterTheOther() {
        tenant.sendGrid(primary.url(), Map.of()).snapshot().deliveriesPerMinute(Channel.EMAIL, 6);
        tenant.begin();
        tenant.send(5, Channel.EMAIL, Lane.NORMAL);
        List<Failed> refused = tenant.outcomes(5).stream()
                .map(DeliveryAttempted::outcome)
                .filter(Failed.class::isInstance)
                .map(Failed.class::cast)
                .toList();
        assertThat(refused).hasSize(4).allMatch(failed -> failed.code().equals("tenant_rate"));
        assertThat(refused.stream().map(Failed::retryAfterMillis).distinct()).hasSize(4);
        assertThat(primary.requests()).hasSize(1);
    }

    @Test
    void whatExpiresWhileItWaitsIsNeverSent() {
        tenant.sendGrid(primary.url(), Map.of()).snapshot().deliveriesPerMinute(Channel.EMAIL, 30);
        tenant.begin();
        tenant.mail();
        DeliveryRequested code = tenant.send(
                        1, Channel.EMAIL, Lane.CRITICAL, Instant.now().plusSeconds(1))
                .getFirst();
        assertThat(tenant.outcome(code).outcome()).isInstanceOf(Expired.class);
        assertThat(primary.requests()).hasSize(1);
    }

    @Test
    void aHangingAccountOfOneTenantHoldsUpNoOther() {
        try (Rehearsal other = new Rehearsal(accounts, sealer)) {
            tenant.sendGrid(primary.url(), Map.of()).begin();
            other.sendGrid(secondary.url(), Map.of()).begin();
            primary.hangs();
            tenant.send(600, Channel.EMAIL, Lane.NORMAL);
            await().until(() -> primary.requests().size() >= 10);
            for (int i = 0; i < 5; i++) {
                Instant began = Instant.now();
                assertThat(other.mail().outcome()).isInstanceOf(Sent.class);
                assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(2));
            }
        }
    }

    @Test
    void aHangingChannelHoldsUpNoOther() {
        tenant.twilio(primary.url()).sendGrid(secondary.url(), Map.of()).begin();
        primary.hangs();
        tenant.send(200, Channel.SMS, Lane.NORMAL);
        await().until(() -> primary.requests().size() >= 10);
        for (int i = 0; i < 5; i++) {
            Instant began = Instant.now();
            assertThat(tenant.mail().outcome()).isInstanceOf(Sent.class);
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void aSandboxedTenantReachesSimulatorsOnly() {
        tenant.sendGrid(primary.url(), Map.of()).snapshot().sandbox();
        tenant.begin();
        DeliveryRequested mail = tenant.send(1, Channel.EMAIL, Lane.NORMAL).getFirst();
        assertThat(tenant.outcome(mail).outcome()).isInstanceOf(Sent.class);
        assertThat(primary.requests()).isEmpty();
        String simulated = RestAssured.given()
                .baseUri(Infra.env("SIMULATOR_URL"))
                .get("/requests?provider=sendgrid")
                .asString();
        assertThat(simulated).contains(mail.address());
    }

    private void bothAccounts() {
        tenant.sendGrid(primary.url(), Map.of())
                .sendGrid(secondary.url(), Map.of())
                .begin();
    }

    private boolean isBy(DeliveryAttempted attempted, int account) {
        return attempted.outcome() instanceof Sent
                && attempted.tries().getLast().providerAccountId().equals(tenant.account(account));
    }
}
