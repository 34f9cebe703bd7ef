package io.carillon.core;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.DeliveryReceipt;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.EventTypes;
import io.carillon.events.FailureCategory;
import io.carillon.events.ProviderTry;
import io.carillon.events.Topics;
import io.carillon.testkit.TestEvent;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTenant;
import io.carillon.testkit.TestTopics;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Answers deliveries the way the dispatcher would. */
public final class FakeDispatcher {
    public static final String ACCOUNT = "account-1";

    private FakeDispatcher() {}

    /** Tells core how the attempt that {@code asked} asks for ended, at one account. */
    public static void answer(TestRecord asked, AttemptOutcome outcome) {
        DeliveryRequested delivery = asked.data(DeliveryRequested.class);
        DeliveryAttempted attempted = new DeliveryAttempted(
                delivery.deliveryId(),
                delivery.notificationId(),
                delivery.attempt(),
                delivery.channel(),
                delivery.lane(),
                outcome,
                List.of(new ProviderTry("smtp", ACCOUNT, outcome, 3)),
                delivery.acceptedAt(),
                Instant.now());
        TestTopics.produce(
                Topics.OUTCOMES,
                TestEvent.of(
                        EventTypes.DELIVERY_ATTEMPTED,
                        asked.tenant(),
                        delivery.deliveryId() + "-" + delivery.attempt() + "-outcome",
                        attempted));
    }

    /** Tells core what the provider of a delivery of the demo tenant reports of it. */
    public static void report(String deliveryId, DeliveryStatus status) {
        DeliveryReceipt receipt =
                new DeliveryReceipt("smtp", ACCOUNT, null, deliveryId, status, null, null, Instant.now());
        TestTopics.produce(
                Topics.OUTCOMES,
                TestEvent.of(
                        EventTypes.DELIVERY_RECEIPT,
                        TestTenant.demo(),
                        UUID.randomUUID().toString(),
                        receipt));
    }

    public static AttemptOutcome sent() {
        return new AttemptOutcome.Sent("message");
    }

    public static AttemptOutcome failed(FailureCategory category, String code) {
        return new AttemptOutcome.Failed(category, code, "as the test wants it", null);
    }
}
