package io.carillon.testkit.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.function.Predicate;

/** Words the rules are written in. */
final class Code {
    private Code() {}

    /** The top-level class that {@code code} is written in. */
    static JavaClass outermost(JavaClass code) {
        JavaClass outer = code;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    static DescribedPredicate<JavaClass> writtenIn(String description, Predicate<JavaClass> topLevel) {
        return DescribedPredicate.describe(description, code -> topLevel.test(outermost(code)));
    }

    /** Calls, method references and field accesses on a type or any of its subtypes, whatever type the code declares. */
    static DescribedPredicate<JavaAccess<?>> useOf(String type, Predicate<String> member) {
        return DescribedPredicate.describe(
                "use of " + type,
                access -> access.getTargetOwner().isAssignableTo(type) && member.test(access.getName()));
    }

    static DescribedPredicate<JavaAccess<?>> useOf(String type, String... members) {
        return useOf(type, Set.of(members)::contains);
    }

    static DescribedPredicate<JavaAccess<?>> useOf(String type) {
        return useOf(type, member -> true);
    }
}
