package io.carillon.core.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.delivery.Step;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.EscalationStep;
import io.carillon.events.EscalationStep.Reaction;
import io.carillon.events.Lane;
import io.carillon.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EscalationPlanTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = NOW.plusSeconds(300);
    private static final List<EscalationStep> STEPS = List.of(
            new EscalationStep(Channel.IN_APP, 0, null),
            new EscalationStep(Channel.PUSH, 300, Reaction.SEEN),
            new EscalationStep(Channel.SMS, 1800, null));
    private static final EscalationPlan PLAN = new EscalationPlan(STEPS, NOW, null);

    @Test
    void theFirstGoesAtOnceAndTheOthersWaitForTheirMoments() {
        List<Delivery> arranged =
                PLAN.arrange(planned(DeliveryStatus.DELIVERED, DeliveryStatus.PENDING, DeliveryStatus.PENDING));
        assertThat(arranged)
                .extracting(Delivery::status)
                .containsExactly(DeliveryStatus.DELIVERED, DeliveryStatus.SCHEDULED, DeliveryStatus.SCHEDULED);
        assertThat(arranged)
                .extracting(Delivery::dueAt)
                .containsExactly(null, NOW.plusSeconds(300), NOW.plusSeconds(1800));
        assertThat(arranged)
                .extracting(Delivery::step)
                .containsExactly(new Step(0, null), new Step(1, Reaction.SEEN), new Step(2, Reaction.READ));
        assertThat(arranged).extracting(Delivery::attempt).containsExactly(0, 0, 0);
    }

    @Test
    void theFirstThatCanGoGoesAtOnce() {
        List<Delivery> arranged =
                PLAN.arrange(planned(DeliveryStatus.SKIPPED, DeliveryStatus.SUPPRESSED, DeliveryStatus.PENDING));
        assertThat(arranged)
                .extracting(Delivery::status)
                .containsExactly(DeliveryStatus.SKIPPED, DeliveryStatus.SUPPRESSED, DeliveryStatus.PENDING);
        assertThat(arranged.getLast().isWaitingStep()).isFalse();
    }

    @Test
    void whatCannotGoLaterSaysSoNow() {
        List<Delivery> arranged =
                PLAN.arrange(planned(DeliveryStatus.DELIVERED, DeliveryStatus.SKIPPED, DeliveryStatus.PENDING));
        assertThat(arranged)
                .extracting(Delivery::status)
                .containsExactly(DeliveryStatus.DELIVERED, DeliveryStatus.SKIPPED, DeliveryStatus.SCHEDULED);
    }

    @Test
    void eachStepHasItsTimeBudgetFromItsOwnMomentUnlessTheCallerSetAnEnd() {
        List<Delivery> planned = planned(DeliveryStatus.DELIVERED, DeliveryStatus.PENDING, DeliveryStatus.PENDING);
        assertThat(PLAN.arrange(planned))
                .extracting(Delivery::expiresAt)
                .containsExactly(END, END.plusSeconds(300), END.plusSeconds(1800));
        assertThat(new EscalationPlan(STEPS, NOW, END).arrange(planned))
                .extracting(Delivery::expiresAt)
                .containsOnly(END);
    }

    @Test
    void startsWithTheScheduledMoment() {
        Instant later = NOW.plusSeconds(7200);
        List<Delivery> arranged = new EscalationPlan(STEPS, later, null)
                .arrange(planned(DeliveryStatus.SCHEDULED, DeliveryStatus.SCHEDULED, DeliveryStatus.SCHEDULED));
        assertThat(arranged.get(0).isWaitingStep()).isFalse();
        assertThat(arranged.get(1).dueAt()).isEqualTo(later.plusSeconds(300));
    }

    private static List<Delivery> planned(DeliveryStatus... statuses) {
        return IntStream.range(0, statuses.length)
                .mapToObj(i -> delivery(STEPS.get(i).channel(), statuses[i]))
                .toList();
    }

    private static Delivery delivery(Channel channel, DeliveryStatus status) {
        return new Delivery(
                new TenantId(UUID.randomUUID()),
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                null,
                channel,
                Lane.CRITICAL,
                status,
                status == DeliveryStatus.PENDING ? 1 : 0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "general",
                null,
                null,
                null,
                null,
                NOW,
                END,
                NOW);
    }
}
