package io.carillon.dispatcher.receipt;

import io.carillon.events.ContactAnswered;
import io.carillon.events.DeliveryReceipt;
import io.carillon.events.EventTypes;
import io.carillon.events.Topics;
import io.carillon.messaging.Event;
import io.carillon.messaging.OutgoingEvent;
import io.carillon.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns reports into events for core. Equal reports have equal event ids, so that a callback the vendor repeats tells
 * nothing new. Pure.
 */
final class ReceiptEvents {
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private ReceiptEvents() {}

    /** Events of everything that names a delivery, a message or an address. */
    static List<OutgoingEvent> of(TenantId tenant, Reports reports) {
        return Stream.concat(
                        reports.receipts().stream()
                                .map(ReceiptEvents::withOurId)
                                .filter(ReceiptEvents::isNamed)
                                .map(receipt -> event(tenant, receipt)),
                        reports.answers().stream().map(answer -> event(tenant, answer)))
                .toList();
    }

    /** Vendors hand back what we gave them, or what somebody else in the same account did. */
    private static DeliveryReceipt withOurId(DeliveryReceipt receipt) {
        boolean ours = receipt.deliveryId() != null
                && UUID_FORM.matcher(receipt.deliveryId()).matches();
        return ours || receipt.deliveryId() == null
                ? receipt
                : new DeliveryReceipt(
                        receipt.provider(),
                        receipt.providerAccountId(),
                        receipt.providerMessageId(),
                        null,
                        receipt.status(),
                        receipt.code(),
                        receipt.suppression(),
                        receipt.occurredAt());
    }

    private static boolean isNamed(DeliveryReceipt receipt) {
        return receipt.deliveryId() != null || receipt.providerMessageId() != null;
    }

    private static OutgoingEvent event(TenantId tenant, DeliveryReceipt receipt) {
        String key = Objects.requireNonNullElse(receipt.deliveryId(), receipt.providerMessageId());
        String id = id(
                receipt.providerAccountId(),
                key,
                receipt.providerMessageId(),
                receipt.status(),
                receipt.code(),
                receipt.suppression(),
                receipt.occurredAt());
        return new OutgoingEvent(
                Topics.OUTCOMES, key, new Event<>(id, EventTypes.DELIVERY_RECEIPT, tenant, null, receipt));
    }

    private static OutgoingEvent event(TenantId tenant, ContactAnswered answer) {
        String id = id(
                answer.providerAccountId(),
                answer.providerMessageId(),
                answer.address(),
                answer.answer(),
                answer.occurredAt());
        return new OutgoingEvent(
                Topics.OUTCOMES, answer.address(), new Event<>(id, EventTypes.CONTACT_ANSWERED, tenant, null, answer));
    }

    private static String id(Object... told) {
        byte[] name = Arrays.toString(told).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }
}
