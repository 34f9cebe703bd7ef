package io.carillon.dispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dispatcher.provider.Defaults;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.EventTypes;
import io.carillon.events.Lane;
import io.carillon.messaging.Event;
import io.carillon.tenancy.TenantId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of claims while Redis is away: everything is sent, nothing waits long. */
class ClaimsWithoutRedisTest {
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final Vertx vertx = Vertx.vertx();
    private ServerSocket silent;

    @BeforeEach
    void open() throws IOException {
        silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        silent.close();
        vertx.closeAndAwait();
    }

    @Test
    void everythingIsSentWhenRedisIsDown() throws IOException {
        silent.close();
        ClaimDeliveries claims = claims();
        assertThat(claim(claims, work(), work())).hasSize(2);
        assertThat(unclaimed()).isEqualTo(2);
    }

    @Test
    void aSilentRedisCostsTheFirstPollSecondsAndLaterOnesMoments() {
        ClaimDeliveries claims = claims();
        claim(claims, work());
        long started = System.nanoTime();
        assertThat(claim(claims, work())).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMillis(900));
    }

    @Test
    void whatIsInHandIsStillDropped() throws IOException {
        silent.close();
        ClaimDeliveries claims = claims();
        Work work = work();
        assertThat(claim(claims, work, work)).hasSize(1);
        assertThat(claim(claims, work)).isEmpty();
    }

    @Test
    void finishedAttemptsAreLetGo() throws IOException {
        silent.close();
        ClaimDeliveries claims = claims();
        Work work = work();
        claim(claims, work);
        claims.finish(List.of(work.key())).await().atMost(Duration.ofSeconds(5));
        assertThat(claim(claims, work)).hasSize(1);
    }

    @Test
    void callsAreMadeThoughNoMarkCanBeWritten() {
        InFlight inFlight = new InFlight(metrics);
        Work work = work();
        inFlight.begin(work.key());
        Owner owner = new Owner();
        CallMarks marks = new CallMarks(
                new ClaimRepository(redis(), Defaults.of(ClaimConfig.class), owner),
                inFlight,
                owner,
                new RedisWatch(Defaults.of(ClaimConfig.class)),
                new DispatchMetrics(metrics));
        assertThat(marks.announce(work.delivery()).await().atMost(Duration.ofSeconds(30)))
                .isTrue();
        assertThat(inFlight.isCalled(work.key())).isFalse();
        assertThat(metrics.counter("carillon.dispatch.unmarked").count()).isEqualTo(1);
    }

    private Redis redis() {
        return Redis.createClient(vertx, "redis://localhost:" + silent.getLocalPort());
    }

    private ClaimDeliveries claims() {
        Owner owner = new Owner();
        Redis redis = redis();
        return new ClaimDeliveries(
                new ClaimRepository(redis, Defaults.of(ClaimConfig.class), owner),
                owner,
                new InFlight(metrics),
                new DispatchMetrics(metrics),
                new RedisWatch(Defaults.of(ClaimConfig.class)));
    }

    private static List<Work> claim(ClaimDeliveries claims, Work... works) {
        return claims.claim(List.of(works))
                .await()
                .atMost(Duration.ofSeconds(6))
                .send();
    }

    private double unclaimed() {
        return metrics.counter("carillon.claims", "decision", "unclaimed").count();
    }

    private static Work work() {
        DeliveryRequested request = new DeliveryRequested(
                UUID.randomUUID().toString(),
                "n",
                1,
                Channel.EMAIL,
                Lane.NORMAL,
                "a@b",
                null,
                Content.text("x"),
                "c",
                null,
                Instant.EPOCH,
                null);
        TenantId tenant = new TenantId(UUID.randomUUID());
        return new Work(
                AttemptKey.of(request), new Event<>("id", EventTypes.DELIVERY_REQUESTED, tenant, null, request));
    }
}
