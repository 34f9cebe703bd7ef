package io.carillon.core.delivery;

import io.carillon.core.deadletter.StoredLetter;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.FailureCategory;
import io.carillon.messaging.ReceivedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The dead letters of deliveries: those that were tried and ended without reaching anybody, though another try may help
 * once somebody has put right what was wrong. An invalid recipient is none of them. Pure.
 */
public final class DeliveryLetters {
    private DeliveryLetters() {}

    /** Letters of deliveries that ended with a failed attempt. */
    static List<StoredLetter> ofAttempts(List<ReceivedEvent<DeliveryAttempted>> outcomes, List<Delivery> moved) {
        Map<String, AttemptOutcome.Failed> failures = new HashMap<>();
        outcomes.forEach(outcome -> {
            if (outcome.event().data().outcome() instanceof AttemptOutcome.Failed failed) {
                failures.put(outcome.event().data().deliveryId(), failed);
            }
        });
        List<StoredLetter> letters = new ArrayList<>(0);
        for (Delivery delivery : moved) {
            AttemptOutcome.Failed failed = failures.get(delivery.id().toString());
            if (failed != null && hasEnded(delivery) && failed.category() != FailureCategory.INVALID_RECIPIENT) {
                letters.add(letter(delivery, failed.code() + ": " + failed.detail()));
            }
        }
        return letters;
    }

    /** Letters of deliveries that the clock found out of time after they had been handed over at least once. */
    public static List<StoredLetter> ofExpired(List<Delivery> moved) {
        return moved.stream()
                .filter(delivery -> delivery.status() == DeliveryStatus.EXPIRED)
                .filter(delivery -> delivery.attempt() > 0)
                .map(delivery -> letter(delivery, null))
                .toList();
    }

    private static boolean hasEnded(Delivery delivery) {
        return delivery.status() == DeliveryStatus.FAILED || delivery.status() == DeliveryStatus.EXPIRED;
    }

    private static StoredLetter letter(Delivery delivery, String detail) {
        return StoredLetter.ofDelivery(
                delivery.tenant(),
                delivery.notificationId(),
                delivery.id(),
                delivery.channel(),
                delivery.attempt(),
                delivery.reason(),
                detail,
                delivery.updatedAt());
    }
}
