package io.carillon.core.delivery;

import io.carillon.core.ids.Uuid7;
import io.carillon.core.recipient.Address;
import io.carillon.core.suppression.Suppression;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.DeliveryReceipt;
import io.carillon.events.ProviderTry;
import io.carillon.events.SuppressionReason;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an attempt shows about the addresses it wrote to. Pure. */
final class BadAddresses {
    private static final String SOURCE = "outcome";

    private BadAddresses() {}

    /**
     * The addresses that must not be written to any more: push tokens whose app is gone, and the one address of another
     * channel when a provider is known to have said so. That a delivery failed for its recipient alone proves nothing: the
     * mailbox may be full, or the refusal our own.
     */
    static List<Suppression> of(Delivery delivery, DeliveryAttempted attempted) {
        if (delivery.channel() == Channel.PUSH) {
            return deadTokens(delivery, attempted).stream()
                    .map(token -> suppression(delivery, token, SuppressionReason.DEAD_TOKEN, attempted))
                    .toList();
        }
        return delivery.address() == null
                ? List.of()
                : refusal(attempted).stream()
                        .map(reason -> suppression(delivery, delivery.address(), reason, attempted))
                        .toList();
    }

    /** The address that a receipt says must not be written to any more; of several devices nobody knows which. */
    static List<Suppression> of(Delivery delivery, DeliveryReceipt receipt) {
        boolean oneDevice =
                delivery.deviceTokens() != null && delivery.deviceTokens().size() == 1;
        String address = oneDevice ? delivery.deviceTokens().getFirst() : delivery.address();
        if (receipt.suppression() == null || address == null) {
            return List.of();
        }
        Address key = Address.of(delivery.tenant(), delivery.channel(), address);
        return List.of(
                suppression(delivery.id(), key, address, receipt.suppression(), "receipt", receipt.occurredAt()));
    }

    /** The devices among them. */
    static List<Address> devices(List<Suppression> bad) {
        return bad.stream()
                .map(Suppression::key)
                .filter(address -> address.channel() == Channel.PUSH)
                .toList();
    }

    private static List<String> deadTokens(Delivery delivery, DeliveryAttempted attempted) {
        Set<String> named = outcomes(attempted)
                .map(AttemptOutcome::deadTokens)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        List<String> tokens = delivery.deviceTokens() == null ? List.of() : delivery.deviceTokens();
        return tokens.stream().filter(named::contains).toList();
    }

    private static Optional<SuppressionReason> refusal(DeliveryAttempted attempted) {
        return outcomes(attempted).flatMap(outcome -> refusal(outcome).stream()).findFirst();
    }

    private static Stream<AttemptOutcome> outcomes(DeliveryAttempted attempted) {
        return attempted.tries() == null
                ? Stream.empty()
                : attempted.tries().stream().map(ProviderTry::outcome);
    }

    private static Optional<SuppressionReason> refusal(AttemptOutcome outcome) {
        return switch (outcome) {
            case Failed failed when failed.suppression() != null -> Optional.of(failed.suppression());
            default -> Optional.empty();
        };
    }

    private static Suppression suppression(
            Delivery delivery, String address, SuppressionReason reason, DeliveryAttempted attempted) {
        Address key = Address.of(delivery.tenant(), delivery.channel(), address);
        return suppression(delivery.id(), key, address, reason, SOURCE, attempted.finishedAt());
    }

    static Suppression suppression(
            UUID deliveryId, Address key, String address, SuppressionReason reason, String source, Instant at) {
        UUID id = Uuid7.beside(deliveryId, "suppression|" + key.hash());
        return Suppression.of(id, key, address, reason, source, deliveryId, at);
    }
}
