package io.carillon.admin.template;

import io.carillon.admin.http.Violations;
import io.carillon.events.Channel;
import io.carillon.events.EscalationStep;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whether a template's digest and escalation make sense. */
final class TimingCheck {
    private static final int SHORTEST_WINDOW = 10;
    private static final int LONGEST_WINDOW = 7 * 24 * 3600;
    private static final int LATEST_STEP = 7 * 24 * 3600;

    private TimingCheck() {}

    static void check(Violations violations, TemplateBody body) {
        if (body.digest() != null) {
            int window = body.digest().windowSeconds();
            violations.unless(
                    window >= SHORTEST_WINDOW && window <= LONGEST_WINDOW,
                    "/digest/windowSeconds",
                    "must be between %d and %d".formatted(SHORTEST_WINDOW, LONGEST_WINDOW));
            violations.unless(
                    body.escalation().isEmpty(), "/digest", "cannot be together with an escalation: which would wait?");
        }
        checkSteps(violations, body.escalation());
    }

    private static void checkSteps(Violations violations, List<EscalationStep> steps) {
        Set<Channel> before = EnumSet.noneOf(Channel.class);
        int last = -1;
        for (int i = 0; i < steps.size(); i++) {
            EscalationStep step = steps.get(i);
            String pointer = "/escalation/" + i;
            violations.unless(!before.contains(step.channel()), pointer + "/channel", "is there already");
            checkTime(violations, pointer + "/afterSeconds", i, last, step.afterSeconds());
            checkReaction(violations, pointer + "/unless", i, step.unless(), before);
            before.add(step.channel());
            last = step.afterSeconds();
        }
    }

    private static void checkTime(Violations violations, String pointer, int index, int last, int after) {
        if (index == 0) {
            violations.unless(after == 0, pointer, "must be 0 on the first step");
        } else {
            violations.unless(after > last, pointer, "must be later than the step before");
            violations.unless(after <= LATEST_STEP, pointer, "must be within 7 days");
        }
    }

    private static void checkReaction(
            Violations violations, String pointer, int index, EscalationStep.Reaction unless, Set<Channel> before) {
        if (index == 0) {
            violations.unless(unless == null, pointer, "has no meaning on the first step");
        } else if (unless == null) {
            violations.add(pointer, "must be seen or read");
        } else {
            violations.unless(before.contains(Channel.IN_APP), pointer, "needs an in-app step before it");
        }
    }
}
