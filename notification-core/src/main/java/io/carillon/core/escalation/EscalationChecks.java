package io.carillon.core.escalation;

import io.carillon.events.Channel;
import io.carillon.events.EscalationStep;
import io.carillon.problem.Violation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Checks the form of an escalation. Pure. */
public final class EscalationChecks {
    private static final int MAX_STEPS = 10;
    private static final int MAX_SECONDS = 7 * 24 * 60 * 60;

    private final List<Violation> violations = new ArrayList<>();
    private final Set<Channel> channels = EnumSet.noneOf(Channel.class);

    private EscalationChecks() {}

    /** Everything wrong with {@code steps}; empty when nothing is, or there are none. */
    public static List<Violation> of(List<EscalationStep> steps) {
        if (steps == null || steps.isEmpty()) {
            return List.of();
        }
        EscalationChecks checks = new EscalationChecks();
        checks.require(steps.size() <= MAX_STEPS, "/escalation", "holds more than " + MAX_STEPS + " steps");
        for (int i = 0; i < steps.size(); i++) {
            checks.step("/escalation/" + i, steps.get(i), i == 0 ? null : steps.get(i - 1));
        }
        return checks.violations;
    }

    private void step(String pointer, EscalationStep step, EscalationStep before) {
        if (step == null || step.channel() == null) {
            violations.add(new Violation(pointer + "/channel", "is missing"));
            return;
        }
        require(channels.add(step.channel()), pointer + "/channel", "has a step already");
        if (before == null) {
            require(
                    step.afterSeconds() == 0,
                    pointer + "/afterSeconds",
                    "is not 0, though the first step goes at once");
        } else {
            require(
                    step.afterSeconds() > before.afterSeconds(),
                    pointer + "/afterSeconds",
                    "is not later than the step before");
            require(step.afterSeconds() <= MAX_SECONDS, pointer + "/afterSeconds", "is more than 7 days");
            require(step.unless() != null, pointer + "/unless", "is missing: seen or read");
        }
    }

    private void require(boolean condition, String pointer, String detail) {
        if (!condition) {
            violations.add(new Violation(pointer, detail));
        }
    }
}
