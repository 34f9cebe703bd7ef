package io.carillon.core.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.Channel;
import io.carillon.events.EscalationStep;
import io.carillon.events.EscalationStep.Reaction;
import io.carillon.problem.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EscalationChecksTest {
    private static final EscalationStep FIRST = new EscalationStep(Channel.IN_APP, 0, null);

    @Test
    void takesWhatIsWellFormedAndWhatIsNotThere() {
        assertThat(at(null)).isEmpty();
        assertThat(at(List.of())).isEmpty();
        assertThat(at(List.of(FIRST))).isEmpty();
        assertThat(at(List.of(FIRST, step(Channel.PUSH, 300), step(Channel.SMS, 604_800))))
                .isEmpty();
    }

    @Test
    void theFirstStepGoesAtOnce() {
        assertThat(at(List.of(step(Channel.PUSH, 5)))).containsExactly("/escalation/0/afterSeconds");
    }

    @Test
    void laterStepsComeLaterWithinAWeekAndSayWhatStopsThem() {
        assertThat(at(List.of(FIRST, step(Channel.PUSH, 0)))).containsExactly("/escalation/1/afterSeconds");
        assertThat(at(List.of(FIRST, step(Channel.PUSH, -1)))).containsExactly("/escalation/1/afterSeconds");
        assertThat(at(List.of(FIRST, step(Channel.PUSH, 9), step(Channel.SMS, 9))))
                .containsExactly("/escalation/2/afterSeconds");
        assertThat(at(List.of(FIRST, step(Channel.PUSH, 604_801)))).containsExactly("/escalation/1/afterSeconds");
        assertThat(at(List.of(FIRST, new EscalationStep(Channel.PUSH, 1, null))))
                .containsExactly("/escalation/1/unless");
    }

    @Test
    void eachChannelHasOneStepAndThereAreAtMostTen() {
        assertThat(at(List.of(FIRST, step(Channel.IN_APP, 9)))).containsExactly("/escalation/1/channel");
        assertThat(at(List.of(FIRST, step(null, 9)))).containsExactly("/escalation/1/channel");
        assertThat(at(Arrays.asList(FIRST, null))).containsExactly("/escalation/1/channel");
        List<EscalationStep> many = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            many.add(step(Channel.SMS, i));
        }
        assertThat(at(many)).contains("/escalation");
    }

    private static EscalationStep step(Channel channel, int after) {
        return new EscalationStep(channel, after, Reaction.READ);
    }

    private static List<String> at(List<EscalationStep> steps) {
        return EscalationChecks.of(steps).stream().map(Violation::pointer).toList();
    }
}
