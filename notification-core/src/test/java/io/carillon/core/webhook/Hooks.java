package io.carillon.core.webhook;

import static org.awaitility.Awaitility.await;

import io.carillon.core.DatabaseProbe;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.EventTypes;
import io.carillon.events.FailureCategory;
import io.carillon.events.NotificationStatusChanged;
import io.carillon.events.ProviderTry;
import io.carillon.events.TenantConfigPublished.WebhookEndpoint;
import io.carillon.events.Topics;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import io.carillon.testkit.Snapshots;
import io.carillon.testkit.TestEvent;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A tenant with endpoints, and the dispatcher that answers for them. */
final class Hooks {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final Snapshots snapshot = Snapshots.freshTenant();
    final TenantId tenant = TenantId.of(snapshot.tenantId());
    private final List<UUID> endpoints = new ArrayList<>();

    /** An endpoint that is told of these types; of all when there are none. */
    Hooks endpoint(boolean enabled, String... types) {
        UUID id = UUID.randomUUID();
        endpoints.add(id);
        snapshot.webhookEndpoint(new WebhookEndpoint(
                id.toString(), "https://hooks.example.com/", List.of(types), enabled, Map.of(), List.of()));
        return this;
    }

    Hooks publish(TenantConfigs configs) {
        snapshot.publish();
        await().atMost(PATIENCE).until(() -> configs.find(tenant).isPresent());
        return this;
    }

    UUID endpoint(int position) {
        return endpoints.get(position);
    }

    /** Tells everybody that a delivery of the tenant was sent. */
    void statusChanged(String eventId, Instant at) {
        TestTopics.produce(Topics.STATUS, statusEvent(eventId, at));
    }

    TestEvent statusEvent(String eventId, Instant at) {
        return TestEvent.of(EventTypes.NOTIFICATION_STATUS_CHANGED, tenant, eventId, change(at));
    }

    static NotificationStatusChanged change(Instant at) {
        return new NotificationStatusChanged(
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                Channel.EMAIL,
                DeliveryStatus.SENT,
                null,
                1,
                Map.of("order", "4711"),
                at);
    }

    boolean isOfTenant(TestRecord record) {
        return tenant.toString().equals(record.tenant());
    }

    long count(String condition) {
        return DatabaseProbe.count(
                "SELECT count(*) FROM webhook_messages WHERE tenant_id = '" + tenant + "' AND " + condition);
    }

    void awaitCount(long expected, String condition) {
        await().atMost(PATIENCE).until(() -> count(condition) == expected);
    }

    /** The endpoint took it. */
    static void delivered(TestRecord asked, Instant at) {
        answer(asked, new AttemptOutcome.Sent(null), 200, "ok", at);
    }

    /** The endpoint answered something else. */
    static void refused(TestRecord asked, int status, Long retryAfterMillis, Instant at) {
        FailureCategory category =
                switch (status) {
                    case 429, 502, 504 -> FailureCategory.THROTTLED;
                    case 410 -> FailureCategory.INVALID_RECIPIENT;
                    default -> FailureCategory.TRANSIENT;
                };
        AttemptOutcome outcome =
                new AttemptOutcome.Failed(category, "http_" + status, "as the test wants it", retryAfterMillis);
        answer(asked, outcome, status, "no", at);
    }

    private static void answer(TestRecord asked, AttemptOutcome outcome, int status, String excerpt, Instant at) {
        DeliveryRequested request = asked.data(DeliveryRequested.class);
        DeliveryAttempted attempted = new DeliveryAttempted(
                request.deliveryId(),
                request.notificationId(),
                request.attempt(),
                request.channel(),
                request.lane(),
                outcome,
                List.of(new ProviderTry("webhook", request.address(), outcome, 12, status, excerpt)),
                request.acceptedAt(),
                at);
        TestTopics.produce(
                Topics.OUTCOMES,
                TestEvent.of(
                        EventTypes.DELIVERY_ATTEMPTED,
                        asked.tenant(),
                        request.deliveryId() + "-" + request.attempt() + "-outcome",
                        attempted));
    }
}
