package io.carillon.dispatcher.delivery;

import static org.awaitility.Awaitility.await;

import io.carillon.dispatcher.provider.ProviderAccounts;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.EventTypes;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.SecretSealer;
import io.carillon.testkit.Snapshots;
import io.carillon.testkit.TestEvent;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** A tenant of its own whose deliveries are produced and whose outcomes are watched. */
final class Rehearsal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Snapshots snapshot = Snapshots.freshTenant();
    private final TopicWatch watch = TestTopics.watch(Topics.OUTCOMES);
    private final ProviderAccounts accounts;
    private final SecretSealer sealer;
    private int added;

    Rehearsal(ProviderAccounts accounts, SecretSealer sealer) {
        this.accounts = accounts;
        this.sealer = sealer;
    }

    /** An account at SendGrid, or who stands in for it, after the ones added before. */
    Rehearsal sendGrid(String url, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("from", "us@test.example");
        settings.put("baseUrl", url);
        return account(Channel.EMAIL, "sendgrid", settings, "apiKey");
    }

    /** An account at Twilio, or who stands in for it, after the ones added before. */
    Rehearsal twilio(String url) {
        Map<String, String> settings =
                Map.of("accountSid", "AC00000000000000000000000000000001", "from", "+15005550006", "baseUrl", url);
        return account(Channel.SMS, "twilio", settings, "authToken");
    }

    private Rehearsal account(Channel channel, String type, Map<String, String> settings, String secret) {
        added++;
        String sealed = sealer.seal(
                TenantId.of(snapshot.tenantId()), snapshot.accountId(added), secret, "demo-" + type + "-secret");
        snapshot.account(channel, type, settings, Map.of(secret, sealed));
        return this;
    }

    Snapshots snapshot() {
        return snapshot;
    }

    String account(int position) {
        return snapshot.accountId(position);
    }

    Rehearsal begin() {
        snapshot.publish();
        TenantId id = TenantId.of(snapshot.tenantId());
        await().until(() -> accounts.list(id, Channel.EMAIL).size()
                        + accounts.list(id, Channel.SMS).size()
                > 0);
        return this;
    }

    List<DeliveryRequested> send(int count, Channel channel, Lane lane) {
        return send(count, channel, lane, null);
    }

    List<DeliveryRequested> send(int count, Channel channel, Lane lane, Instant expiresAt) {
        List<DeliveryRequested> requests = IntStream.range(0, count)
                .mapToObj(i -> request(channel, lane, expiresAt))
                .toList();
        produce(channel, lane, requests);
        return requests;
    }

    void produce(Channel channel, Lane lane, List<DeliveryRequested> requests) {
        TestTopics.produce(
                Topics.deliveries(channel, lane),
                requests.stream().map(this::event).toList());
    }

    /** A delivery that is not produced yet. */
    DeliveryRequested request(Channel channel, Lane lane) {
        return request(channel, lane, null);
    }

    /** The only mail's outcome. */
    DeliveryAttempted mail() {
        return outcome(send(1, Channel.EMAIL, Lane.NORMAL).getFirst());
    }

    DeliveryAttempted outcome(DeliveryRequested request) {
        return watch.await(1, record -> record.id().startsWith(request.deliveryId()), PATIENCE)
                .getFirst()
                .data(DeliveryAttempted.class);
    }

    /** Every outcome of the tenant so far, once there are as many. */
    List<DeliveryAttempted> outcomes(int count) {
        return watch.await(count, record -> snapshot.tenantId().equals(record.tenant()), PATIENCE).stream()
                .map(record -> record.data(DeliveryAttempted.class))
                .toList();
    }

    private TestEvent event(DeliveryRequested request) {
        return TestEvent.of(EventTypes.DELIVERY_REQUESTED, snapshot.tenantId(), request.deliveryId() + "-1", request)
                .withKey(request.notificationId());
    }

    private static DeliveryRequested request(Channel channel, Lane lane, Instant expiresAt) {
        boolean mail = channel == Channel.EMAIL;
        String id = UUID.randomUUID().toString();
        return new DeliveryRequested(
                id,
                UUID.randomUUID().toString(),
                1,
                channel,
                lane,
                mail ? "to-" + id + "@example.org" : "+15005550010",
                null,
                mail ? Content.email("Hello", "<p>Hello</p>", "Hello") : Content.text("Hello"),
                "general",
                null,
                Instant.parse("2026-11-22T10:00:00Z"),
                expiresAt);
    }

    @Override
    public void close() {
        watch.close();
    }
}
