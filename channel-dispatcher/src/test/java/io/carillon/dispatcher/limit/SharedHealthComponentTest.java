package io.carillon.dispatcher.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.dispatcher.provider.Defaults;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.FailureCategory;
import io.carillon.events.Lane;
import io.carillon.tenancy.TenantId;
import io.carillon.testkit.InfraResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Replicas know together how accounts are doing and how fast they may be called. */
@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "kafka,redis,oidc,mail,simulator"))
class SharedHealthComponentTest {
    private static final AttemptOutcome OUTAGE = new Failed(FailureCategory.TRANSIENT, "503", "broken", null);
    private static final Duration SOON = Duration.ofSeconds(5);

    @Inject
    Redis redis;

    @Inject
    Vertx vertx;

    private final LimitConfig config = Defaults.of(LimitConfig.class);
    private final AccountKey account =
            new AccountKey(new TenantId(UUID.randomUUID()), UUID.randomUUID().toString());

    @Test
    void failuresOfAllReplicasCountTogetherAndOneMakesTheTrial() {
        Clock clock = Clock.systemUTC();
        AccountHealths one = replica(redis, clock);
        AccountHealths two = replica(redis, clock);
        fail(one, 4);
        fail(two, 4);
        assertThat(two.refusal(account)).isPresent();
        refresh(one);
        assertThat(one.refusal(account)).as("learnt from the other").isPresent();

        untilTrial(one);
        untilTrial(two);
        List<Admission> admitted = List.of(get(one.admit(account)), get(two.admit(account)), get(one.admit(account)));
        assertThat(admitted).filteredOn(Admission.TRIAL::equals).hasSize(1);

        get(one.observe(account, new Sent("id"), true));
        refresh(two);
        assertThat(one.refusal(account)).isEmpty();
        assertThat(get(two.admit(account))).isEqualTo(Admission.CALL);
    }

    @Test
    void aWishToWaitHoldsForAllReplicas() {
        AccountHealths one = replica(redis, Clock.systemUTC());
        AccountHealths two = replica(redis, Clock.systemUTC());
        get(one.observe(account, new Failed(FailureCategory.THROTTLED, "429", "slow down", 30_000L), false));
        refresh(two);
        assertThat(two.refusal(account)).hasValueSatisfying(failed -> {
            assertThat(failed.category()).isEqualTo(FailureCategory.THROTTLED);
            assertThat(failed.retryAfterMillis()).isBetween(25_000L, 30_000L);
        });
    }

    @Test
    void whenRedisLostItsMemoryEveryAccountGetsANewStart() {
        AccountHealths replica = replica(redis, Clock.systemUTC());
        fail(replica, 8);
        refresh(replica);
        assertThat(replica.refusal(account)).isPresent();
        get(redis.send(Request.cmd(Command.DEL).arg(HealthRepository.HASH)));
        refresh(replica);
        assertThat(replica.refusal(account)).isEmpty();
    }

    @Test
    void answersThatOvertakeOneAnotherLeaveTheBreakerOpen() {
        AccountHealths replica = replica(redis, Clock.systemUTC());
        List<Uni<Void>> failures = IntStream.range(0, 8)
                .mapToObj(i -> replica.observe(account, OUTAGE, false))
                .toList();
        get(Uni.join().all(failures).andFailFast());
        assertThat(replica.refusal(account)).isPresent();
    }

    @Test
    void withoutRedisAReplicaJudgesByItself() {
        Redis nobody = Redis.createClient(io.vertx.mutiny.core.Vertx.newInstance(vertx), "redis://localhost:1");
        AccountHealths alone = replica(nobody, Clock.systemUTC());
        fail(alone, 8);
        refresh(alone);
        assertThat(alone.refusal(account))
                .hasValueSatisfying(failed -> assertThat(failed.code()).isEqualTo("breaker_open"));
    }

    @Test
    void aRateIsSharedByAllReplicas() {
        LimitMetrics metrics = new LimitMetrics(new SimpleMeterRegistry());
        Rates one = new Rates(config, new RateRepository(redis, config), metrics, vertx);
        Rates two = new Rates(config, new RateRepository(redis, config), metrics, vertx);
        long began = System.nanoTime();
        List<Uni<Optional<Failed>>> turns = IntStream.range(0, 80)
                .mapToObj(i -> (i % 2 == 0 ? one : two)
                        .take("test:" + account, 40, Lane.NORMAL, "test", Refusals::accountRate))
                .toList();
        assertThat(get(Uni.join().all(turns).andFailFast())).allMatch(Optional::isEmpty);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(1_700));
    }

    private AccountHealths replica(Redis store, Clock clock) {
        LimitMetrics metrics = new LimitMetrics(new SimpleMeterRegistry());
        return new AccountHealths(new HealthRepository(store, config, clock), config, metrics, clock);
    }

    private void fail(AccountHealths replica, int times) {
        IntStream.range(0, times).forEach(i -> get(replica.observe(account, OUTAGE, false)));
    }

    /** Waits out the pause, which Redis' clock measures. */
    private void untilTrial(AccountHealths replica) {
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            refresh(replica);
            return replica.refusal(account).isEmpty();
        });
    }

    private static void refresh(AccountHealths replica) {
        get(replica.refresh());
    }

    private static <T> T get(Uni<T> uni) {
        return uni.await().atMost(SOON);
    }
}
