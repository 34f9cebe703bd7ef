package io.carillon.testkit.rules;

import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;

/** The condition that something about a piece of code is so. */
final class Having<T extends HasName.AndFullName> extends ArchCondition<T> {
    private final Predicate<T> fact;

    Having(String description, Predicate<T> fact) {
        super(description);
        this.fact = fact;
    }

    @Override
    public void check(T code, ConditionEvents events) {
        boolean isSo = fact.test(code);
        events.add(new SimpleConditionEvent(
                code, isSo, code.getFullName() + (isSo ? " does " : " does not ") + getDescription()));
    }
}
