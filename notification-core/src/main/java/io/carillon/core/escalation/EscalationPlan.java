package io.carillon.core.escalation;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.delivery.Step;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.EscalationStep;
import io.carillon.events.EscalationStep.Reaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays deliveries out in time: the first step that can go goes as planned, every later one waits for its moment. Pure.
 *
 * @param start when the first step goes
 * @param limit the caller's own end of use, or null: then each step has the whole time budget from its own moment
 */
public record EscalationPlan(List<EscalationStep> steps, Instant start, Instant limit) {

    /** The deliveries, made as if all were to go at once and in the order of the steps, as steps. */
    public List<Delivery> arrange(List<Delivery> planned) {
        List<Delivery> arranged = new ArrayList<>(planned.size());
        boolean isUnderWay = false;
        for (int i = 0; i < planned.size(); i++) {
            Delivery delivery = planned.get(i);
            Delivery placed = place(delivery, i);
            boolean waits = isUnderWay && !delivery.status().isEnd();
            arranged.add(waits ? waiting(placed, i) : placed);
            isUnderWay = isUnderWay || !delivery.status().isEnd();
        }
        return arranged;
    }

    private Delivery place(Delivery delivery, int number) {
        EscalationStep step = steps.get(number);
        Reaction unless = number == 0 ? null : step.unless() == null ? Reaction.READ : step.unless();
        Instant end = limit == null ? delivery.expiresAt().plusSeconds(step.afterSeconds()) : delivery.expiresAt();
        return delivery.atStep(new Step(number, unless), end);
    }

    private Delivery waiting(Delivery delivery, int number) {
        Instant moment = start.plus(Duration.ofSeconds(steps.get(number).afterSeconds()));
        return delivery.moved(DeliveryStatus.SCHEDULED, 0, moment, null, delivery.updatedAt());
    }
}
