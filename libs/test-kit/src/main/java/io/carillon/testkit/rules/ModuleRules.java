package io.carillon.testkit.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which parts of the suite may know which. */
public final class ModuleRules {
    private static final Pattern SERVICE = below("carillon", "gateway|core|dispatcher|admin|realtime");
    private static final Pattern LIBRARY =
            below("carillon", "events|tenancy|problem|outbound|rendering|postgres|tenantconfig|messaging|testkit");
    private static final Pattern PROVIDER = below("dispatcher", "email|sms|push|whatsapp|webhook");

    public static final ArchRule SERVICES_STAY_APART = classes()
            .should(new StayApart("never depend on another service", SERVICE))
            .because("services meet in event contracts and over HTTP")
            .allowEmptyShould(true);

    public static final ArchRule PROVIDERS_STAY_APART = classes()
            .should(new StayApart("never depend on another channel's providers", PROVIDER))
            .because("one image serves one channel, and a provider is added without reading the others")
            .allowEmptyShould(true);

    public static final ArchRule LIBRARIES_KNOW_NO_SERVICE = classes()
            .should(new ArchCondition<JavaClass>("as libraries never depend on a service") {
                @Override
                public void check(JavaClass code, ConditionEvents events) {
                    if (member(LIBRARY, code).isPresent()
                            && member(SERVICE, code).isEmpty()) {
                        code.getDirectDependenciesFromSelf().stream()
                                .filter(dependency -> member(SERVICE, dependency.getTargetClass())
                                        .isPresent())
                                .forEach(dependency -> events.add(violation(dependency)));
                    }
                }
            })
            .allowEmptyShould(true);

    private ModuleRules() {}

    /** Features are the packages directly below {@code basePackage}. */
    public static ArchRule featuresFreeOfCycles(String basePackage) {
        return slices().matching(basePackage + ".(*)..")
                .should()
                .beFreeOfCycles()
                .as("features of " + basePackage + " are free of cycles")
                .allowEmptyShould(true);
    }

    private static Pattern below(String parent, String names) {
        return Pattern.compile("(?:.*\\.)?" + parent + "\\.(" + names + ")(?:\\..*)?");
    }

    private static Optional<String> member(Pattern family, JavaClass code) {
        Matcher matcher = family.matcher(code.getPackageName());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static ConditionEvent violation(Dependency dependency) {
        return SimpleConditionEvent.violated(dependency, dependency.getDescription());
    }

    /** The condition that members of a family of packages do not know one another. */
    private static final class StayApart extends ArchCondition<JavaClass> {
        private final Pattern family;

        StayApart(String description, Pattern family) {
            super(description);
            this.family = family;
        }

        @Override
        public void check(JavaClass code, ConditionEvents events) {
            member(family, code).ifPresent(own -> code.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> isOther(own, dependency.getTargetClass()))
                    .forEach(dependency -> events.add(violation(dependency))));
        }

        private boolean isOther(String own, JavaClass target) {
            return member(family, target).filter(other -> !other.equals(own)).isPresent();
        }
    }
}
