package io.carillon.dispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.dispatcher.provider.FakeVendor;
import io.carillon.dispatcher.provider.ProviderAccounts;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.Lane;
import io.carillon.tenantconfig.SecretSealer;
import io.carillon.testkit.InfraResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a claim tells about calls, and what becomes of it when its owner dies. */
@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "kafka,redis,oidc,mail,simulator"))
class CallMarkComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PLACES = 32;
    private static final Map<String, String> ID = Map.of("X-Message-Id", "demo-message");

    @Inject
    ProviderAccounts accounts;

    @Inject
    SecretSealer sealer;

    @Inject
    RedisDataSource redis;

    @Inject
    MeterRegistry metrics;

    @Inject
    Owner owner;

    private final String dead = UUID.randomUUID().toString();
    private FakeVendor vendor;
    private Rehearsal tenant;

    @BeforeEach
    void open() {
        vendor = new FakeVendor();
        vendor.answers(202, ID, "");
        tenant = new Rehearsal(accounts, sealer);
    }

    @AfterEach
    void close() {
        tenant.close();
        vendor.close();
    }

    @Test
    void aClaimIsMarkedWhenTheProviderIsCalledAndDoneWhenItIsTold() {
        tenant.sendGrid(vendor.url(), Map.of()).begin();
        vendor.pauses();
        DeliveryRequested mail = tenant.send(1, Channel.EMAIL, Lane.NORMAL).getFirst();
        await().atMost(PATIENCE).until(() -> !vendor.requests().isEmpty());

        assertThat(claim(mail)).isEqualTo("called:" + owner.id());

        vendor.goesOn();
        tenant.outcome(mail);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(claim(mail)).isEqualTo("done"));
    }

    @Test
    void aClaimThatWaitsForAPlaceIsNotMarked() {
        List<DeliveryRequested> mails = oneMoreThanThereArePlaces();

        assertThat(mails).filteredOn(this::isCalled).hasSize(PLACES).allSatisfy(mail -> assertThat(claim(mail))
                .isEqualTo("called:" + owner.id()));
        assertThat(claim(theOneNotCalled(mails))).isEqualTo(owner.id());

        vendor.goesOn();
        assertThat(tenant.outcomes(mails.size())).allMatch(attempted -> attempted.outcome() instanceof Sent);
    }

    @Test
    void whatADeadOwnerNeverCalledForIsSentAndNotCounted() {
        tenant.sendGrid(vendor.url(), Map.of()).begin();
        double counted = possibleDuplicates();
        double resumed = resumed();
        DeliveryRequested mail = tenant.request(Channel.EMAIL, Lane.NORMAL);
        says(mail, dead);

        tenant.produce(Channel.EMAIL, Lane.NORMAL, List.of(mail));

        assertThat(tenant.outcome(mail).outcome()).isInstanceOf(Sent.class);
        assertThat(vendor.requests()).hasSize(1);
        assertThat(possibleDuplicates()).isEqualTo(counted);
        assertThat(resumed()).isEqualTo(resumed + 1);
    }

    @Test
    void whatADeadOwnerMayHaveHandedOverIsSentAgainAndCounted() {
        tenant.sendGrid(vendor.url(), Map.of()).begin();
        double counted = possibleDuplicates();
        DeliveryRequested mail = tenant.request(Channel.EMAIL, Lane.NORMAL);
        says(mail, "called:" + dead);

        tenant.produce(Channel.EMAIL, Lane.NORMAL, List.of(mail));

        assertThat(tenant.outcome(mail).outcome()).isInstanceOf(Sent.class);
        assertThat(possibleDuplicates()).isEqualTo(counted + 1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(claim(mail)).isEqualTo("done"));
    }

    @Test
    void whoFindsHisClaimTakenOverMakesNoCallAndTellsNothing() {
        double counted = possibleDuplicates();
        double dropped = decisions("dropped_lost");
        List<DeliveryRequested> mails = oneMoreThanThereArePlaces();
        DeliveryRequested lost = theOneNotCalled(mails);
        says(lost, "called:" + dead);

        vendor.goesOn();
        await().atMost(PATIENCE).until(() -> decisions("dropped_lost") == dropped + 1);
        tenant.mail();

        assertThat(isCalled(lost)).isFalse();
        assertThat(tenant.outcomes(PLACES + 1))
                .extracting(DeliveryAttempted::deliveryId)
                .doesNotContain(lost.deliveryId());
        assertThat(claim(lost)).isEqualTo("called:" + dead);
        assertThat(possibleDuplicates()).isEqualTo(counted);
    }

    private List<DeliveryRequested> oneMoreThanThereArePlaces() {
        tenant.sendGrid(vendor.url(), Map.of()).begin();
        vendor.pauses();
        List<DeliveryRequested> mails = tenant.send(PLACES + 1, Channel.EMAIL, Lane.NORMAL);
        await().atMost(PATIENCE).until(() -> vendor.requests().size() == PLACES);
        await().atMost(PATIENCE).until(() -> claim(theOneNotCalled(mails)) != null);
        return mails;
    }

    private DeliveryRequested theOneNotCalled(List<DeliveryRequested> mails) {
        return mails.stream().filter(mail -> !isCalled(mail)).findFirst().orElseThrow();
    }

    private boolean isCalled(DeliveryRequested mail) {
        return vendor.requests().stream().anyMatch(request -> request.body().contains(mail.address()));
    }

    private void says(DeliveryRequested mail, String claim) {
        redis.value(String.class).set(AttemptKey.of(mail).redisKey(), claim);
    }

    private String claim(DeliveryRequested mail) {
        return redis.value(String.class).get(AttemptKey.of(mail).redisKey());
    }

    private double possibleDuplicates() {
        return metrics.counter("carillon.dispatch.duplicates.possible").count();
    }

    private double resumed() {
        return decisions("resumed");
    }

    private double decisions(String decision) {
        return metrics.counter("carillon.claims", "decision", decision).count();
    }
}
