package io.carillon.testkit.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/** What beans get, and how. */
public final class BeanRules {
    private static final List<String> INJECTING = List.of(
            "jakarta.inject.Inject",
            "org.eclipse.microprofile.config.inject.ConfigProperty",
            "org.eclipse.microprofile.reactive.messaging.Channel",
            "org.eclipse.microprofile.rest.client.inject.RestClient",
            "io.quarkus.reactive.datasource.ReactiveDataSource",
            "jakarta.ws.rs.core.Context");
    private static final Set<String> SYSTEM_CLOCKS =
            Set.of("system", "systemUTC", "systemDefaultZone", "tick", "tickMillis", "tickSeconds", "tickMinutes");

    public static final ArchRule NO_FIELD_INJECTION = noFields()
            .should(new Having<JavaField>(
                    "be injected", field -> INJECTING.stream().anyMatch(field::isAnnotatedWith)))
            .as("no field injection")
            .because("a constructor shows what a class needs, and a test can call it")
            .allowEmptyShould(true);

    /** Elapsed time may use {@code System.nanoTime}; a moment comes from an injected {@code Clock}. */
    public static final ArchRule TIME_FROM_A_CLOCK = noClasses()
            .should()
            .accessTargetWhere(DescribedPredicate.describe("the system's clock is read", BeanRules::readsSystemClock))
            .as("moments come from an injected Clock, which only a producer method creates")
            .because("a test must be able to move time")
            .allowEmptyShould(true);

    private BeanRules() {}

    private static boolean readsSystemClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return switch (owner) {
            case "java.lang.System" -> access.getName().equals("currentTimeMillis");
            case "java.time.Clock" -> SYSTEM_CLOCKS.contains(access.getName()) && !isInProducer(access);
            case "java.util.Date" -> access.getName().equals("<init>") && hasNoArgument(access);
            default -> owner.startsWith("java.time.") && access.getName().equals("now") && !takesClock(access);
        };
    }

    private static boolean isInProducer(JavaAccess<?> access) {
        return access.getOwner().isAnnotatedWith("jakarta.enterprise.inject.Produces");
    }

    private static boolean takesClock(JavaAccess<?> access) {
        return access.getTarget().getFullName().contains("java.time.Clock");
    }

    private static boolean hasNoArgument(JavaAccess<?> access) {
        return access.getTarget().getFullName().endsWith("()");
    }
}
