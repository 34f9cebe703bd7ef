package io.carillon.dispatcher.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.EventTypes;
import io.carillon.events.Lane;
import io.carillon.events.TenantConfigPublished.SigningSecret;
import io.carillon.events.TenantConfigPublished.WebhookEndpoint;
import io.carillon.events.Topics;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.SecretSealer;
import io.carillon.tenantconfig.TenantConfigs;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.Snapshots;
import io.carillon.testkit.TestEvent;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One endpoint takes ten seconds for every call; the others must not notice. */
@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "kafka,redis,oidc,mail,simulator"))
class SlowEndpointComponentTest {
    private static final String HOOKS = Topics.deliveries(Channel.WEBHOOK, Lane.NORMAL);

    @Inject
    TenantConfigs configs;

    @Inject
    SecretSealer sealer;

    @Inject
    Vertx vertx;

    private final Snapshots snapshot = Snapshots.freshTenant();
    private final TenantId tenant = TenantId.of(snapshot.tenantId());
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private TopicWatch outcomes;

    @BeforeEach
    void listen() throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        outcomes = TestTopics.watch(Topics.OUTCOMES);
    }

    @AfterEach
    void stop() {
        outcomes.close();
        server.close();
    }

    @Test
    void othersAreToldInTimeAndNothingOfTheSlowOneIsLost() {
        String slow = endpoint("/slow");
        String fast = endpoint("/fast");
        snapshot.publish();
        await().atMost(Duration.ofSeconds(20)).until(() -> configs.find(tenant).isPresent());
        List<TestEvent> slowOnes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            slowOnes.add(event(slow));
        }
        TestTopics.produce(HOOKS, slowOnes);
        await().atMost(Duration.ofSeconds(20)).until(() -> taken.contains("/slow"));
        for (int i = 1; i <= 5; i++) {
            long start = System.nanoTime();
            TestTopics.produce(HOOKS, event(fast));
            outcomes.await(i, record -> isOf(record, fast), Duration.ofSeconds(4));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        }
        assertThat(taken.stream().filter("/slow"::equals))
                .as("calls at the same time")
                .hasSizeLessThanOrEqualTo(8);
        assertThat(outcomes.drain(record -> isOf(record, slow), Duration.ZERO)).isEmpty();
        outcomes.await(12, record -> isOf(record, slow), Duration.ofSeconds(40));
    }

    @Test
    void anEndpointThatIsNotConfiguredHereIsAFailureOfOurs() {
        snapshot.publish();
        String nobody = UUID.randomUUID().toString();
        TestEvent event = event(nobody);
        TestTopics.produce(HOOKS, event);
        TestRecord told = outcomes.await(record -> tenant.toString().equals(record.tenant()));
        assertThat(told.data(DeliveryAttempted.class).outcome())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.code()).isEqualTo("endpoint_unknown"));
    }

    private String endpoint(String path) {
        String id = UUID.randomUUID().toString();
        String sealed = sealer.seal(tenant, id, "key-1", "whsec_ZGVtby13ZWJob29rLXNlY3JldC1uZXctMDEyMzQ1");
        snapshot.webhookEndpoint(new WebhookEndpoint(
                id,
                "http://localhost:" + server.actualPort() + path,
                List.of(),
                true,
                Map.of(),
                List.of(new SigningSecret("key-1", sealed, null))));
        return id;
    }

    private TestEvent event(String endpoint) {
        String id = UUID.randomUUID().toString();
        DeliveryRequested request = new DeliveryRequested(
                id,
                id,
                1,
                Channel.WEBHOOK,
                Lane.NORMAL,
                endpoint,
                null,
                Content.text("{}"),
                null,
                null,
                Instant.now(),
                Instant.now().plusSeconds(600));
        return TestEvent.of(EventTypes.DELIVERY_REQUESTED, tenant, id + "-1", request);
    }

    private boolean isOf(TestRecord record, String endpoint) {
        if (!tenant.toString().equals(record.tenant())) {
            return false;
        }
        DeliveryAttempted attempted = record.data(DeliveryAttempted.class);
        return attempted.outcome() instanceof Sent
                && attempted.tries().getFirst().providerAccountId().equals(endpoint);
    }

    private void answer(HttpServerRequest request) {
        taken.add(request.path());
        if (request.path().equals("/slow")) {
            vertx.setTimer(10_000, late -> request.response().end("at last"));
        } else {
            request.response().end();
        }
    }
}
